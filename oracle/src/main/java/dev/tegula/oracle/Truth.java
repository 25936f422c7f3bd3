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
  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private static final BigDecimal EXACT_INTEGERS = BigDecimal.valueOf(1L << 53);
  private static final MathContext FAR_BEYOND_DOUBLE = new MathContext(60);

  static Truth exactly(@Nullable Object value) {
    return value == null ? NULL : new Truth(value, 0);
  }

  /**
   * The sum of doubles. Any order of adding them ends within n·u·Σ|x| of the exact sum: N. Higham,
   * <cite>Accuracy and Stability of Numerical Algorithms</cite>, section 4.2.
   *
   * @param exactSum a decimal, or the text of a double that is not finite
   * @param count n, the number of values that are not null
   * @param magnitude Σ|x|
   */
  static Truth floatSum(String exactSum, long count, double magnitude) {
    if (!Double.isFinite(magnitude)) {
      return new Truth(Double.valueOf(exactSum), 0);
    }
    return rounded(new BigDecimal(exactSum), count * UNIT_ROUNDOFF * magnitude);
  }

  /** The mean of doubles: the sum's bound over n, and the rounding of the division. */
  static Truth floatMean(String exactSum, long count, double magnitude) {
    if (!Double.isFinite(magnitude)) {
      return new Truth(Double.parseDouble(exactSum) / count, 0);
    }
    BigDecimal mean = divide(new BigDecimal(exactSum), count);
    double bound = UNIT_ROUNDOFF * magnitude + UNIT_ROUNDOFF * Math.abs(mean.doubleValue());
    return rounded(mean, bound);
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

  private static BigDecimal divide(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), FAR_BEYOND_DOUBLE);
  }

  /** The bound holds around the exact value, so the rounding of what is written down adds to it. */
  private static Truth rounded(BigDecimal exact, double bound) {
    double nearest = exact.doubleValue();
    if (bound == 0 || !Double.isFinite(nearest)) {
      return new Truth(nearest, 0);
    }
    double own = exact.subtract(new BigDecimal(nearest)).abs().doubleValue();
    return new Truth(nearest, Math.nextUp(bound + own));
  }
}
