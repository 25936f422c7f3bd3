package dev.tegula.rig;

import dev.tegula.result.Mark;
import dev.tegula.result.ScenarioDetail;
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
 * @param work what the server did meanwhile; null when it could not be read
 * @param stopped why the run ended early; null when it did not
 */
public record Measurement(
    LoadPlan plan,
    Instant startedAt,
    double windowSeconds,
    Recorder recorder,
    Hiccups hiccups,
    @Nullable ServerWork work,
    @Nullable String stopped) {

  /** How a result is presented. */
  public record Labels(String name, String store, Mark mark, String purpose, boolean sameHost) {}

  /** The figures. */
  public ScenarioResult result(Labels labels) {
    long requests = recorder.requestsDue();
    long errors = ScenarioResult.errors(recorder.errors());
    List<String> reasons = stopped == null ? verdict(labels.name()) : List.of(stopped);
    return new ScenarioResult(
        ScenarioResult.SCHEMA_VERSION,
        labels.name(),
        labels.store(),
        labels.mark(),
        labels.purpose(),
        plan.ratePerSecond(),
        windowSeconds > 0 ? recorder.answersInWindow() / windowSeconds : 0,
        null,
        work == null ? 0 : work.rowsRead() / work.seconds(),
        windowSeconds,
        requests,
        new TreeMap<>(recorder.errors()),
        requests == 0 ? 0 : (double) errors / requests,
        ErrorBound.upper95(errors, requests),
        Percentiles.latency(recorder.latency()),
        Percentiles.lateness(recorder.lateness()),
        recorder.series().slices().stream().map(SecondSeries.Slice::second).toList(),
        Percentiles.curve(recorder.latency()),
        labels.sameHost(),
        reasons.isEmpty() ? Status.OK : Status.FAILED,
        reasons);
  }

  /** What stood beside them. */
  public ScenarioDetail detail(String name) {
    long requests = recorder.requestsDue();
    long errors = ScenarioResult.errors(recorder.errors());
    return new ScenarioDetail(
        ScenarioDetail.SCHEMA_VERSION,
        name,
        plan.arrivals().name().toLowerCase(Locale.ROOT),
        1,
        requests == 0 ? 0 : 1 - (double) errors / requests,
        recorder.bodies(),
        QuietSeconds.of(recorder.series().slices(), hiccups.maxima()),
        Percentiles.lateness(hiccups.histogram()),
        hiccups.maxima(),
        work == null ? null : work.perRequest());
  }

  /** The histograms behind them. */
  public List<TaggedHistogram> histograms() {
    Instant windowStart = startedAt.plus(plan.warmup());
    Instant windowEnd = windowStart.plusNanos((long) (windowSeconds * 1e9));
    List<TaggedHistogram> all = new ArrayList<>();
    all.add(tagged(TaggedHistogram.LATENCY, recorder.latency(), windowStart, windowEnd));
    all.add(tagged(TaggedHistogram.WARMUP, recorder.warmup(), startedAt, windowStart));
    all.add(tagged(TaggedHistogram.LATENESS, recorder.lateness(), windowStart, windowEnd));
    all.add(tagged(TaggedHistogram.HICCUPS, hiccups.histogram(), windowStart, windowEnd));
    for (SecondSeries.Slice slice : recorder.series().slices()) {
      Instant from = windowStart.plusSeconds(slice.second().second());
      Instant to = from.plusSeconds(1);
      all.add(tagged(TaggedHistogram.SECOND, slice.latency(), from, to));
      all.add(tagged(TaggedHistogram.SECOND_LATENESS, slice.lateness(), from, to));
    }
    return List.copyOf(all);
  }

  private List<String> verdict(String name) {
    return RunVerdict.reasons(
        new RunVerdict.Counts(recorder.requestsDue(), recorder.answersInTime(), recorder.errors()),
        Percentiles.latency(recorder.latency()),
        Percentiles.lateness(recorder.lateness()),
        detail(name).quiet());
  }

  private static TaggedHistogram tagged(String tag, Histogram histogram, Instant from, Instant to) {
    Histogram copy = histogram.copy();
    copy.setStartTimeStamp(from.toEpochMilli());
    copy.setEndTimeStamp(to.toEpochMilli());
    return new TaggedHistogram(tag, copy);
  }
}
