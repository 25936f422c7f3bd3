package dev.tegula.rig;

/**
 * The upper end of a one-sided confidence interval for the rate of errors, exact for independent
 * requests: the largest rate at which so few errors still happen with probability 5 %. Source: C.
 * J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case
 * of the binomial", Biometrika 26 (1934) 404-413. Without errors it is 1 - 0.05^(1/n), which is the
 * "rule of three", 3/n (J. A. Hanley and A. Lippman-Hand, JAMA 249 (1983) 1743-1745).
 */
public final class ErrorBound {

  private static final double TAIL = 0.05;
  private static final int BISECTIONS = 100;

  private ErrorBound() {}

  /**
   * The one-sided 95 % upper bound.
   *
   * @return between 0 and 1; 1 when nothing was tried
   * @throws IllegalArgumentException unless 0 <= errors <= requests
   */
  public static double upper95(long errors, long requests) {
    if (errors < 0 || errors > requests) {
      throw new IllegalArgumentException(
          "errors: " + errors + " (expected: 0 to " + requests + " requests)");
    }
    if (errors == requests) {
      return 1;
    }
    if (errors == 0) {
      return -Math.expm1(Math.log(TAIL) / requests);
    }
    double low = (double) errors / requests;
    double high = 1;
    for (int i = 0; i < BISECTIONS && Math.nextUp(low) < high; i++) {
      double middle = (low + high) / 2;
      if (atMost(errors, requests, middle) > TAIL) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The probability of at most so many errors. The terms of the binomial distribution are summed
   * from the largest down, each as a ratio to the one above it, so that none under- or overflows.
   */
  private static double atMost(long errors, long requests, double rate) {
    double sum = 1;
    double term = 1;
    for (long k = errors; k > 0 && term > sum * 1e-17; k--) {
      term *= k * (1 - rate) / ((requests - k + 1) * rate);
      sum += term;
    }
    return Math.exp(logTerm(errors, requests, rate)) * sum;
  }

  private static double logTerm(long errors, long requests, double rate) {
    double logChoose = 0;
    for (long i = 1; i <= errors; i++) {
      logChoose += Math.log((double) (requests - errors + i) / i);
    }
    return logChoose + errors * Math.log(rate) + (requests - errors) * Math.log1p(-rate);
  }
}
