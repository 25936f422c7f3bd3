package dev.tegula.compare;

/**
 * How many times a candidate's figure is a base's, from pairs of runs that followed each other: the
 * geometric mean of the pairs' ratios and its confidence interval by Student's t of their
 * logarithms. What drifts slowly, such as a machine's temperature or a neighbour, hits both runs of
 * a pair and cancels.
 *
 * @param pairs how many
 * @param ratio candidate by base
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record PairedRatio(int pairs, double ratio, double low, double high) {

  /** Fewer pairs give no interval that is worth one. */
  public static final int FEWEST_PAIRS = 3;

  /** What an interval says of a figure that is better when it is smaller. */
  public enum Verdict {
    SLOWER,
    NO_DIFFERENCE,
    FASTER
  }

  /**
   * Compares two series of figures.
   *
   * @param base figures, all above 0
   * @param candidate as many, each measured beside the base's of the same place
   * @param confidence of the interval, between 0 and 1
   */
  public static PairedRatio of(double[] base, double[] candidate, double confidence) {
    int n = base.length;
    if (n != candidate.length || n < FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          "runs: "
              + n
              + " and "
              + candidate.length
              + " (expected: as many of each, at least "
              + FEWEST_PAIRS
              + ")");
    }
    double sum = 0;
    double[] logarithms = new double[n];
    for (int i = 0; i < n; i++) {
      if (!(base[i] > 0 && candidate[i] > 0)) {
        throw new IllegalArgumentException(
            "figures: " + base[i] + ", " + candidate[i] + " (expected: above 0)");
      }
      logarithms[i] = Math.log(candidate[i] / base[i]);
      sum += logarithms[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (double logarithm : logarithms) {
      squares += (logarithm - mean) * (logarithm - mean);
    }
    double half = StudentT.twoSided(confidence, n - 1) * Math.sqrt(squares / (n - 1) / n);
    return new PairedRatio(n, Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  /** What the interval says. */
  public Verdict verdict() {
    if (low > 1) {
      return Verdict.SLOWER;
    }
    return high < 1 ? Verdict.FASTER : Verdict.NO_DIFFERENCE;
  }
}
