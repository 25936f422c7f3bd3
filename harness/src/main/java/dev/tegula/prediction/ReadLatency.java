package dev.tegula.prediction;

import java.util.Arrays;

/**
 * The latency of one store read as a table of quantiles. Between two points the logarithm of the
 * latency goes in a straight line with the probability. Milliseconds.
 */
public final class ReadLatency {

  /**
   * The declared latency of a simulated store: one DynamoDB read, inferred from the percentiles
   * that the vendor published for scenario 1 (no measurement of ours). The feature server's
   * built-in declaration says the same in its own file, as a test across the processes holds.
   */
  public static final ReadLatency DECLARED =
      new ReadLatency(
          new double[] {0.01, 0.10, 0.50, 0.90, 0.95, 0.975, 0.9968, 0.99845, 0.9997, 0.99999, 1},
          new double[] {1.8, 2.4, 3.5, 7.0, 10.0, 14.0, 28.0, 37.0, 55.0, 120, 200});

  private final double[] probabilities;
  private final double[] logMillis;
  private final double[] millis;

  /**
   * A table.
   *
   * @param probabilities ascending, the last one 1
   * @param millis ascending, above 0
   */
  public ReadLatency(double[] probabilities, double[] millis) {
    if (probabilities.length != millis.length
        || millis.length < 2
        || probabilities[probabilities.length - 1] != 1) {
      throw new IllegalArgumentException(
          "quantiles: "
              + Arrays.toString(probabilities)
              + ", "
              + Arrays.toString(millis)
              + " (expected: at least two, as many of each, the last at 1)");
    }
    for (int i = 0; i < millis.length; i++) {
      double before = i == 0 ? 0 : millis[i - 1];
      double below = i == 0 ? 0 : probabilities[i - 1];
      if (!(millis[i] > before && probabilities[i] > below)) {
        throw new IllegalArgumentException(
            "quantiles: " + probabilities[i] + ": " + millis[i] + " ms (expected: ascending)");
      }
    }
    this.probabilities = probabilities.clone();
    this.millis = millis.clone();
    this.logMillis = Arrays.stream(millis).map(Math::log).toArray();
  }

  /** The probability that a read takes no longer. */
  public double probability(double latencyMillis) {
    if (latencyMillis < millis[0]) {
      return 0;
    }
    for (int i = 1; i < millis.length; i++) {
      if (latencyMillis < millis[i]) {
        double part =
            (Math.log(latencyMillis) - logMillis[i - 1]) / (logMillis[i] - logMillis[i - 1]);
        return probabilities[i - 1] + part * (probabilities[i] - probabilities[i - 1]);
      }
    }
    return 1;
  }

  /** The latency that a read exceeds with a probability of 1 - p. */
  public double quantile(double p) {
    if (p <= probabilities[0]) {
      return millis[0];
    }
    int i = 1;
    while (p > probabilities[i]) {
      i++;
    }
    double part = (p - probabilities[i - 1]) / (probabilities[i] - probabilities[i - 1]);
    return Math.exp(logMillis[i - 1] + part * (logMillis[i] - logMillis[i - 1]));
  }

  double longestMillis() {
    return millis[millis.length - 1];
  }
}
