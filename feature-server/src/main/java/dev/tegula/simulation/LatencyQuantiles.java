package dev.tegula.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The distribution of a latency, given by some of its quantiles. Between two of them the logarithm
 * grows evenly; below the first there is nothing faster. Immutable.
 */
final class LatencyQuantiles {

  private static final double NANOS_PER_MILLI = 1e6;

  private final double[] quantiles;
  private final double[] logMillis;

  private LatencyQuantiles(double[] quantiles, double[] logMillis) {
    this.quantiles = quantiles;
    this.logMillis = logMillis;
  }

  /**
   * Reads {@code quantile:milliseconds} pairs, separated by blanks.
   *
   * @throws IllegalArgumentException when they do not ascend, or do not reach 1
   */
  static LatencyQuantiles parse(String text) {
    List<String> pairs = List.of(text.strip().split("\\s+"));
    List<Double> quantiles = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    for (String pair : pairs) {
      String[] parts = pair.split(":", 2);
      double quantile = number(pair, parts[0]);
      double value = number(pair, parts.length > 1 ? parts[1] : "");
      boolean ascends =
          quantiles.isEmpty()
              ? quantile >= 0 && value > 0
              : quantile > last(quantiles) && value >= last(millis);
      if (!ascends || quantile > 1 || Double.isInfinite(value)) {
        throw wrong(pair, "a quantile up to 1 and milliseconds > 0, both ascending");
      }
      quantiles.add(quantile);
      millis.add(value);
    }
    if (last(quantiles) != 1) {
      throw wrong(pairs.get(pairs.size() - 1), "the last to be of quantile 1");
    }
    return new LatencyQuantiles(
        quantiles.stream().mapToDouble(Double::doubleValue).toArray(),
        millis.stream().mapToDouble(Math::log).toArray());
  }

  /**
   * The latency, in nanoseconds, that this share of all stays within.
   *
   * @param share from 0 to 1
   */
  long nanos(double share) {
    int above = 0;
    while (above < quantiles.length - 1 && quantiles[above] < share) {
      above++;
    }
    if (above == 0) {
      return Math.round(Math.exp(logMillis[0]) * NANOS_PER_MILLI);
    }
    double part = (share - quantiles[above - 1]) / (quantiles[above] - quantiles[above - 1]);
    double log = logMillis[above - 1] + part * (logMillis[above] - logMillis[above - 1]);
    return Math.round(Math.exp(log) * NANOS_PER_MILLI);
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
  }

  private static double number(String pair, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw wrong(pair, "quantile:milliseconds, as 0.99:20");
    }
  }

  private static IllegalArgumentException wrong(String pair, String expected) {
    return new IllegalArgumentException("quantiles: %s (expected: %s)".formatted(pair, expected));
  }
}
