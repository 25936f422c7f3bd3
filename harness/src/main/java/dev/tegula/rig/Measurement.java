package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.Status;
import dev.tegula.result.TaggedHistogram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the rig saw.
 *
 * @param windowSeconds length of the measured window, shorter than planned when the run was stopped
 * @param storeQps rows a second that the server read from its store
 * @param stopped why the run ended early; null when it did not
 */
public record Measurement(
    LoadPlan plan,
    Instant startedAt,
    Recorder recorder,
    double windowSeconds,
    double storeQps,
    @Nullable String stopped) {

  /**
   * Below this share of the offered requests, answered within the window, the rate counts as
   * missed.
   */
  static final double RATE_HELD = 0.98;

  /** How a result is presented. */
  public record Labels(String name, String store, Mark mark, String purpose, boolean sameHost) {}

  /** The figures. */
  public ScenarioResult result(Labels labels) {
    long requests = recorder.requestsDue();
    long errors = ScenarioResult.errors(recorder.errors());
    List<String> reasons = reasons();
    return new ScenarioResult(
        ScenarioResult.SCHEMA_VERSION,
        labels.name(),
        labels.store(),
        labels.mark(),
        labels.purpose(),
        plan.ratePerSecond(),
        windowSeconds > 0 ? recorder.answersInWindow() / windowSeconds : 0,
        null,
        storeQps,
        windowSeconds,
        requests,
        new TreeMap<>(recorder.errors()),
        requests == 0 ? 0 : (double) errors / requests,
        ErrorBound.upper95(errors, requests),
        Percentiles.latency(recorder.latency()),
        Percentiles.lateness(recorder.lateness()),
        recorder.series().seconds(),
        Percentiles.curve(recorder.latency()),
        labels.sameHost(),
        reasons.isEmpty() ? Status.OK : Status.FAILED,
        reasons);
  }

  /** The histograms behind them. */
  public List<TaggedHistogram> histograms() {
    Instant windowStart = startedAt.plus(plan.warmup());
    Instant windowEnd = windowStart.plusNanos((long) (windowSeconds * 1e9));
    return List.of(
        tagged(TaggedHistogram.LATENCY, recorder.latency(), windowStart, windowEnd),
        tagged(TaggedHistogram.WARMUP, recorder.warmup(), startedAt, windowStart),
        tagged(TaggedHistogram.LATENESS, recorder.lateness(), windowStart, windowEnd));
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (stopped != null) {
      reasons.add(stopped);
      return reasons;
    }
    long due = recorder.requestsDue();
    long answered = recorder.answersInTime();
    if (due == 0) {
      reasons.add("no request was due in the measured window");
    } else if (answered < RATE_HELD * due) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "missed rate: %d right answers until a second after the window (expected: at least %.0f %% of %d requests)%s",
              answered,
              100 * RATE_HELD,
              due,
              errorText()));
    }
    return reasons;
  }

  private String errorText() {
    StringBuilder text = new StringBuilder();
    for (var entry : recorder.errors().entrySet()) {
      ErrorClass error = entry.getKey();
      text.append(", ").append(error).append(' ').append(entry.getValue());
    }
    return text.toString();
  }

  private static TaggedHistogram tagged(String tag, Histogram histogram, Instant from, Instant to) {
    Histogram copy = histogram.copy();
    copy.setStartTimeStamp(from.toEpochMilli());
    copy.setEndTimeStamp(to.toEpochMilli());
    return new TaggedHistogram(tag, copy);
  }
}
