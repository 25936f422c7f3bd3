package dev.tegula.oracle;

import java.math.BigDecimal;

/**
 * The exact total of doubles.
 *
 * @param sum a decimal, or a double that is not finite
 * @param magnitude Σ|x| of the finite ones
 * @param count n, how many there are; at least one
 */
record FloatTotal(String sum, String magnitude, long count) {

  /**
   * The sum. Any order of adding the doubles ends within n·u·Σ|x| of it: N. Higham, <cite>Accuracy
   * and Stability of Numerical Algorithms</cite>, section 4.2.
   */
  Truth asSum() {
    return finite()
        ? Truth.rounded(new BigDecimal(sum), count * unitMagnitude())
        : Truth.exactly(Double.valueOf(sum));
  }

  /** The mean: within the sum's bound over n, and the rounding of the division. */
  Truth asMean() {
    if (!finite()) {
      return Truth.exactly(Double.valueOf(sum));
    }
    BigDecimal mean = Truth.divide(new BigDecimal(sum), count);
    double division = Truth.UNIT_ROUNDOFF * Math.abs(mean.doubleValue());
    return Truth.rounded(mean, unitMagnitude() + division);
  }

  /** u·Σ|x|. */
  private double unitMagnitude() {
    return Truth.UNIT_ROUNDOFF * Double.parseDouble(magnitude);
  }

  private boolean finite() {
    return Character.isDigit(sum.charAt(sum.length() - 1));
  }
}
