package dev.tegula.prediction;

import dev.tegula.prediction.Prediction.Kind;
import java.util.List;

/**
 * Latencies that the vendor published, AWS and network included. Milliseconds.
 *
 * @param kinds of requests behind them, by reads
 * @param serviceQps the rate that they were published at
 * @param percentiles as published
 * @param source of the figures
 * @param differs what is not the same in a run of ours
 * @param differsSimulated what is not the same besides, when a run of ours read from a store of
 *     declared latency; empty for nothing
 */
public record PublishedLatency(
    String name,
    List<Kind> kinds,
    double serviceQps,
    Prediction percentiles,
    String source,
    String differs,
    String differsSimulated) {

  private static final String BLOG =
      "Tecton, \"Serving 100,000 feature vectors per second with Tecton and DynamoDB\"";
  private static final String SELF_SERVE = "Tecton, self-serve benchmark, server time at 100 RPS";

  /** The first scenario of the article. */
  public static final PublishedLatency SCENARIO_1 =
      new PublishedLatency(
          "scenario-1",
          Prediction.SCENARIO_1,
          100_000,
          new Prediction(14, 28, 37, 55),
          BLOG,
          "there DynamoDB itself, a fleet and 100,000 requests a second; here the store that the row"
              + " names, one machine and a small rate",
          "the reads of a simulated store were fitted to these very percentiles");

  /** The second scenario of the article; its prediction is not ours to make. */
  public static final PublishedLatency SCENARIO_2 =
      new PublishedLatency(
          "scenario-2",
          List.of(new Kind(1, 2)),
          40_000,
          new Prediction(20, 35, 40, 70),
          BLOG,
          "there Python computes the similarity and a fleet serves 40,000 requests a second; here it"
              + " is built in, on one machine at a small rate",
          "");

  /** Workloads that the declared latency was not fitted to: what it predicts is put to the test. */
  public static final List<PublishedLatency> HOLD_OUT =
      List.of(
          selfServe("nonagg_1", 1, new Prediction(4.09, 6.17, 7.94, 18.8)),
          selfServe("nonagg_2", 2, new Prediction(4.69, 7.65, 9.91, 25.9)),
          selfServe("nonagg_4", 4, new Prediction(5.84, 11.3, 16.8, 37.4)),
          selfServe("mixed_5", 5, new Prediction(5.67, 10.5, 17, 40.9)),
          selfServe("mixed_10", 10, new Prediction(8.27, 18.8, 28.6, 54.5)),
          selfServe("mixed_18", 18, new Prediction(13.4, 28.9, 38.9, 74.1)));

  public PublishedLatency {
    kinds = List.copyOf(kinds);
  }

  /** What the declared latency predicts of it. */
  public Prediction predicted() {
    return Prediction.of(ReadLatency.DECLARED, kinds);
  }

  /** What is not the same in a run of ours, by where its figures come from. */
  public String differs(boolean simulated) {
    return simulated && !differsSimulated.isEmpty() ? differs + "; " + differsSimulated : differs;
  }

  private static PublishedLatency selfServe(String name, int views, Prediction percentiles) {
    return new PublishedLatency(
        name,
        List.of(new Kind(1, views)),
        100,
        percentiles,
        SELF_SERVE,
        "another year, another deployment; a read for each view is our reading of it",
        "");
  }
}
