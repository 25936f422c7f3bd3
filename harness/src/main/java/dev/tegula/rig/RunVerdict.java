package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult.LatencyNanos;
import dev.tegula.result.ScenarioResult.LatenessNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says why a run that came to its end is worth nothing, if it is. */
final class RunVerdict {

  /**
   * Below this share of the offered requests, answered until a second after the window, the rate
   * counts as missed.
   */
  static final double RATE_HELD = 0.98;

  /** A lateness that the generator promises at a rate that one core can send. */
  private static final long PROMISED_LATENESS_NANOS = 1_000_000;

  /** Quiet seconds with fewer requests do not stand for a run. */
  static final long ENOUGH_QUIET_REQUESTS = 1_000;

  /** A percentile that fewer requests exceed is too much a matter of luck to refuse a run for. */
  private static final long ENOUGH_BEYOND = 5;

  private RunVerdict() {}

  /**
   * What became of a window's requests.
   *
   * @param due requests that were due
   * @param answeredInTime right answers until a second after the window
   */
  record Counts(long due, long answeredInTime, Map<ErrorClass, Long> errors) {}

  static List<String> reasons(
      Counts counts, LatencyNanos latency, LatenessNanos lateness, ScenarioDetail.Quiet quiet) {
    List<String> reasons = new ArrayList<>();
    if (counts.due == 0) {
      reasons.add("no request was due in the measured window");
    } else if (counts.answeredInTime < RATE_HELD * counts.due) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "missed rate: %d right answers until a second after the window (expected: at least %.0f %% of %d requests)%s",
              counts.answeredInTime,
              100 * RATE_HELD,
              counts.due,
              errorText(counts.errors)));
    } else if (quiet.latency().n() >= ENOUGH_QUIET_REQUESTS) {
      swallowed(quiet.latency(), quiet.lateness(), reasons);
    } else {
      swallowed(latency, lateness, reasons);
    }
    return reasons;
  }

  private static void swallowed(LatencyNanos latency, LatenessNanos late, List<String> reasons) {
    if (latency.n() * 50 >= ENOUGH_BEYOND * 100) {
      swallowed("p50", latency.p50(), late.p50(), reasons);
    }
    if (reasons.isEmpty() && latency.n() >= ENOUGH_BEYOND * 100) {
      swallowed("p99", latency.p99(), late.p99(), reasons);
    }
  }

  private static void swallowed(
      String percentile, long latencyNanos, long latenessNanos, List<String> reasons) {
    if (latenessNanos > PROMISED_LATENESS_NANOS && latenessNanos > latencyNanos / 2) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the generator was late: %s %.3f ms of a latency of %.3f ms (expected: at most half of it, or 1 ms)",
              percentile,
              latenessNanos / 1e6,
              latencyNanos / 1e6));
    }
  }

  private static String errorText(Map<ErrorClass, Long> errors) {
    StringBuilder text = new StringBuilder();
    errors.forEach((error, count) -> text.append(", ").append(error).append(' ').append(count));
    return text.toString();
  }
}
