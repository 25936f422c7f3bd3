package dev.tegula.prediction;

import java.util.List;

/**
 * Percentiles of requests that each wait for the slowest of their reads, when reads are independent
 * of each other and nothing else takes time. With F the distribution of one read, the slowest of n
 * has the distribution F to the n-th power; kinds of requests are mixed by their shares. Modelled.
 * Milliseconds.
 */
public record Prediction(double p50, double p90, double p95, double p99) {

  private static final int BISECTIONS = 60;

  /**
   * One kind of request.
   *
   * @param share weight among all kinds
   * @param reads that it waits for, made at the same time
   */
  public record Kind(double share, int reads) {

    public Kind {
      if (!(share > 0) || reads < 1) {
        throw new IllegalArgumentException(
            "share: " + share + ", reads: " + reads + " (expected: above 0, at least 1)");
      }
    }
  }

  /** The published scenario 1: three services, a read for each of their views. */
  public static final List<Kind> SCENARIO_1 =
      List.of(new Kind(60, 50), new Kind(20, 5), new Kind(20, 10));

  /** The same with all views of an entity under one key: a read for each request. */
  public static final List<Kind> SCENARIO_1_PACKED = List.of(new Kind(100, 1));

  /** Predicts by the exact distribution; nothing is drawn. */
  public static Prediction of(ReadLatency read, List<Kind> kinds) {
    return new Prediction(
        quantile(read, kinds, 0.50),
        quantile(read, kinds, 0.90),
        quantile(read, kinds, 0.95),
        quantile(read, kinds, 0.99));
  }

  private static double quantile(ReadLatency read, List<Kind> kinds, double p) {
    double low = 0;
    double high = read.longestMillis();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (probability(read, kinds, middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double probability(ReadLatency read, List<Kind> kinds, double millis) {
    double one = read.probability(millis);
    double sum = 0;
    double shares = 0;
    for (Kind kind : kinds) {
      sum += kind.share * Math.pow(one, kind.reads);
      shares += kind.share;
    }
    return sum / shares;
  }
}
