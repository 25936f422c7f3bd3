package dev.tegula.rig;

import dev.tegula.result.ScenarioResult.Second;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The measured window second by second, by when requests were due. Each second keeps its own
 * histograms, to two digits (some ten kilobytes), so that seconds can be left out of a percentile
 * and several generators be added. For one thread.
 */
final class SecondSeries {

  /** Histograms of one second of the window, nanoseconds. */
  record Slice(Second second, Histogram latency, Histogram lateness) {}

  private final List<Open> seconds = new ArrayList<>();

  /** Notes a request that is due in a second, and how late it was sent. */
  void due(int second, long latenessNanos) {
    while (seconds.size() <= second) {
      seconds.add(new Open());
    }
    Open current = seconds.get(second);
    current.requests++;
    current.lateness.recordValue(latenessNanos);
  }

  /** Notes the latency of a request. */
  void latency(int second, long nanos) {
    seconds.get(second).latency.recordValue(nanos);
  }

  /** Notes that a request ended without a right answer. */
  void error(int second) {
    seconds.get(second).errors++;
  }

  /** All seconds so far. */
  List<Slice> slices() {
    List<Slice> slices = new ArrayList<>();
    for (Open open : seconds) {
      slices.add(open.slice(slices.size()));
    }
    return slices;
  }

  private static final class Open {
    private final Histogram latency = new Histogram(2);
    private final Histogram lateness = new Histogram(2);
    private long requests;
    private long errors;

    Slice slice(int number) {
      Second second =
          new Second(
              number,
              requests,
              errors,
              Percentiles.at(latency, 50),
              Percentiles.at(latency, 99),
              latency.getMaxValue());
      return new Slice(second, latency, lateness);
    }
  }
}
