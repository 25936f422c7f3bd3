package dev.tegula.rig;

import dev.tegula.result.ScenarioDetail;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Adds up the seconds in which the machine did not hiccup. */
final class QuietSeconds {

  private QuietSeconds() {}

  /**
   * The quiet ones among the seconds of a window.
   *
   * @param hiccupMaxima the longest hiccup of each second, nanoseconds; a second without an entry
   *     is not quiet
   */
  static ScenarioDetail.Quiet of(List<SecondSeries.Slice> seconds, List<Long> hiccupMaxima) {
    Histogram latency = new Histogram(2);
    Histogram lateness = new Histogram(2);
    int quiet = 0;
    for (SecondSeries.Slice second : seconds) {
      int number = second.second().second();
      if (number < hiccupMaxima.size() && hiccupMaxima.get(number) <= HiccupRecorder.QUIET_NANOS) {
        latency.add(second.latency());
        lateness.add(second.lateness());
        quiet++;
      }
    }
    return new ScenarioDetail.Quiet(
        quiet, Percentiles.latency(latency), Percentiles.lateness(lateness));
  }
}
