package dev.tegula.compare;

/**
 * Student's t distribution. The distribution function is the regularised incomplete beta function,
 * by its continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22), evaluated by
 * Lentz's method.
 */
final class StudentT {

  private static final double TINY = 1e-300;
  private static final double EPSILON = 1e-15;
  private static final int TERMS = 10_000;

  /** Lanczos' approximation of the gamma function with g = 7 and nine coefficients. */
  private static final double[] LANCZOS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private StudentT() {}

  /**
   * The value that lies with a probability below the given one in the middle: two-sided.
   *
   * @param confidence between 0 and 1, exclusive
   * @param degrees of freedom, at least 1
   */
  static double twoSided(double confidence, int degrees) {
    double low = 0;
    double high = 1;
    while (inside(high, degrees) < confidence) {
      high *= 2;
    }
    for (int i = 0; i < 100; i++) {
      double middle = (low + high) / 2;
      if (inside(middle, degrees) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The probability of a value between -t and t. */
  static double inside(double t, int degrees) {
    return 1 - incompleteBeta(degrees / (degrees + t * t), degrees / 2.0, 0.5);
  }

  private static double incompleteBeta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - incompleteBeta(1 - x, b, a);
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return front * fraction(x, a, b) / a;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m < TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      result *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      result *= d * c;
      if (Math.abs(d * c - 1) < EPSILON) {
        break;
      }
    }
    return result;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double logGamma(double z) {
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z - 1 + i);
    }
    double t = z + 6.5;
    return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
