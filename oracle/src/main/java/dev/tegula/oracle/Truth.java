package dev.tegula.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A value that must be served.
 *
 * @param value a Long, Double, Boolean, String, a List of these, or null
 * @param tolerance how far a served double may lie from the value; 0 means that it must be equal
 */
record Truth(@Nullable Object value, double tolerance) {

  static final Truth NULL = new Truth(null, 0);

  /** The unit roundoff of double: the relative error of one rounding. */
  static final double UNIT_ROUNDOFF = 0x1p-53;

  private static final BigDecimal EXACT_INTEGERS = BigDecimal.valueOf(1L << 53);
  private static final MathContext FAR_BEYOND_DOUBLE = new MathContext(60);

  static Truth exactly(@Nullable Object value) {
    return value == null ? NULL : new Truth(value, 0);
  }

  /**
   * The mean of integers. Their sum is exact, and while a double holds it exactly the one division
   * rounds to the nearest double, which leaves no choice.
   */
  static Truth integerMean(BigDecimal sum, long count) {
    BigDecimal mean = divide(sum, count);
    boolean exact = sum.abs().compareTo(EXACT_INTEGERS) <= 0;
    return rounded(mean, exact ? 0 : 2 * UNIT_ROUNDOFF * Math.abs(mean.doubleValue()));
  }

  static BigDecimal divide(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), FAR_BEYOND_DOUBLE);
  }

  /**
   * A value that may be missed by a bound. The bound holds around the exact value, so the rounding
   * of what is written down adds to it.
   */
  static Truth rounded(BigDecimal exact, double bound) {
    double nearest = exact.doubleValue();
    if (bound == 0 || !Double.isFinite(nearest)) {
      return new Truth(nearest, 0);
    }
    double own = exact.subtract(new BigDecimal(nearest)).abs().doubleValue();
    return new Truth(nearest, Math.nextUp(bound + own));
  }
}
