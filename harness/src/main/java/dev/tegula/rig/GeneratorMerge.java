package dev.tegula.rig;

import dev.tegula.result.ErrorClass;
import dev.tegula.result.HistogramLog;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.ScenarioResult.Second;
import dev.tegula.result.Status;
import dev.tegula.result.TaggedHistogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Adds up what several generators measured of one scenario at the same time, as if one had: counts
 * and histograms are added, percentiles read off the sums, never averaged. A second of the window
 * is that of each generator's own window; the windows began within a second of each other.
 */
public final class GeneratorMerge {

  private static final long MAX_SKEW_MILLIS = 1_000;

  private GeneratorMerge() {}

  /** The sum, as a run of one generator would have left it. */
  public record Merged(
      ScenarioResult result, ScenarioDetail detail, List<TaggedHistogram> histograms) {}

  private record Part(
      ScenarioResult result, ScenarioDetail detail, List<TaggedHistogram> histograms) {

    List<Histogram> tagged(String tag) {
      return histograms.stream()
          .filter(histogram -> histogram.tag().equals(tag))
          .map(TaggedHistogram::histogram)
          .toList();
    }

    Histogram one(String tag) {
      return tagged(tag).get(0);
    }
  }

  /**
   * Merges the parts of a scenario.
   *
   * @throws IllegalArgumentException when a run lacks it or the windows do not fit together
   */
  public static Merged merge(List<RecordedRun> runs, String name) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (RecordedRun run : runs) {
      parts.add(part(run, name));
    }
    requireOneWindow(parts, name);
    List<TaggedHistogram> histograms = new ArrayList<>();
    for (String tag :
        List.of(
            TaggedHistogram.LATENCY,
            TaggedHistogram.WARMUP,
            TaggedHistogram.LATENESS,
            TaggedHistogram.HICCUPS)) {
      histograms.add(
          new TaggedHistogram(tag, sum(parts.stream().map(part -> part.one(tag)).toList())));
    }
    List<SecondSeries.Slice> slices = slices(parts);
    for (SecondSeries.Slice slice : slices) {
      histograms.add(new TaggedHistogram(TaggedHistogram.SECOND, slice.latency()));
      histograms.add(new TaggedHistogram(TaggedHistogram.SECOND_LATENESS, slice.lateness()));
    }
    ScenarioDetail detail = detail(parts, slices, histograms.get(3).histogram());
    return new Merged(result(parts, slices, histograms), detail, List.copyOf(histograms));
  }

  private static Part part(RecordedRun run, String name) throws IOException {
    ScenarioResult result =
        run.scenarios().stream()
            .filter(scenario -> scenario.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(run.folder() + ": no scenario " + name));
    ScenarioDetail detail = run.detailOf(result);
    if (detail == null) {
      throw new IllegalArgumentException(run.folder() + ": no detail-" + name + ".json");
    }
    return new Part(result, detail, HistogramLog.read(run.histogramLog(result)));
  }

  private static void requireOneWindow(List<Part> parts, String name) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Part part : parts) {
      long start = part.one(TaggedHistogram.LATENCY).getStartTimeStamp();
      first = Math.min(first, start);
      last = Math.max(last, start);
    }
    if (last - first > MAX_SKEW_MILLIS) {
      throw new IllegalArgumentException(
          name
              + ": the windows began "
              + (last - first)
              + " ms apart (expected: generators that ran at the same time, at most "
              + MAX_SKEW_MILLIS
              + " ms)");
    }
  }

  private static List<SecondSeries.Slice> slices(List<Part> parts) {
    int seconds = parts.stream().mapToInt(part -> part.result.series().size()).max().orElse(0);
    List<SecondSeries.Slice> slices = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      int index = second;
      List<Part> there =
          parts.stream().filter(part -> index < part.result.series().size()).toList();
      Histogram latency =
          sum(there.stream().map(p -> p.tagged(TaggedHistogram.SECOND).get(index)).toList());
      Histogram lateness =
          sum(
              there.stream()
                  .map(p -> p.tagged(TaggedHistogram.SECOND_LATENESS).get(index))
                  .toList());
      long requests = there.stream().mapToLong(p -> p.result.series().get(index).requests()).sum();
      long errors = there.stream().mapToLong(p -> p.result.series().get(index).errors()).sum();
      slices.add(
          new SecondSeries.Slice(
              new Second(
                  second,
                  requests,
                  errors,
                  Percentiles.at(latency, 50),
                  Percentiles.at(latency, 99),
                  latency.getMaxValue()),
              latency,
              lateness));
    }
    return slices;
  }

  private static ScenarioResult result(
      List<Part> parts, List<SecondSeries.Slice> slices, List<TaggedHistogram> histograms) {
    ScenarioResult first = parts.get(0).result;
    SortedMap<ErrorClass, Long> errors = new TreeMap<>();
    List<String> reasons = new ArrayList<>();
    for (Part part : parts) {
      part.result.errorsByClass().forEach((error, n) -> errors.merge(error, n, Long::sum));
      reasons.addAll(part.result.reasons());
    }
    long requests = parts.stream().mapToLong(part -> part.result.requests()).sum();
    long failed = ScenarioResult.errors(errors);
    return new ScenarioResult(
        ScenarioResult.SCHEMA_VERSION,
        first.name(),
        first.store(),
        first.mark(),
        first.purpose(),
        parts.stream().mapToDouble(part -> part.result.targetServiceQps()).sum(),
        parts.stream().mapToDouble(part -> part.result.achievedServiceQps()).sum(),
        first.targetStoreQps(),
        // Each generator read the server's own counter, which counts what all of them asked for.
        parts.stream().mapToDouble(part -> part.result.achievedStoreQps()).max().orElse(0),
        first.seconds(),
        requests,
        errors,
        requests == 0 ? 0 : (double) failed / requests,
        ErrorBound.upper95(failed, requests),
        Percentiles.latency(histograms.get(0).histogram()),
        Percentiles.lateness(histograms.get(2).histogram()),
        slices.stream().map(SecondSeries.Slice::second).toList(),
        Percentiles.curve(histograms.get(0).histogram()),
        parts.stream().anyMatch(part -> part.result.sameHost()),
        reasons.isEmpty() ? Status.OK : Status.FAILED,
        reasons);
  }

  private static ScenarioDetail detail(
      List<Part> parts, List<SecondSeries.Slice> slices, Histogram hiccups) {
    List<Long> maxima = new ArrayList<>();
    for (int second = 0; second < slices.size(); second++) {
      long longest = 0;
      for (Part part : parts) {
        List<Long> seen = part.detail.hiccupMaxima();
        // A second that a generator did not see is not a quiet one.
        longest = Math.max(longest, second < seen.size() ? seen.get(second) : Long.MAX_VALUE);
      }
      maxima.add(longest);
    }
    long requests = parts.stream().mapToLong(part -> part.result.requests()).sum();
    long failed =
        parts.stream().mapToLong(part -> ScenarioResult.errors(part.result.errorsByClass())).sum();
    ScenarioDetail first = parts.get(0).detail;
    return new ScenarioDetail(
        ScenarioDetail.SCHEMA_VERSION,
        first.name(),
        first.arrivals(),
        parts.stream().mapToInt(part -> part.detail.generators()).sum(),
        requests == 0 ? 0 : 1 - (double) failed / requests,
        bodies(parts, requests),
        QuietSeconds.of(slices, maxima),
        Percentiles.lateness(hiccups),
        maxima,
        first.server());
  }

  /** Means, weighted by requests. */
  private static ScenarioDetail.Bodies bodies(List<Part> parts, long requests) {
    double sent = 0;
    double received = 0;
    for (Part part : parts) {
      double weight = requests == 0 ? 0 : (double) part.result.requests() / requests;
      sent += weight * part.detail.bodies().requestBytes();
      received += weight * part.detail.bodies().answerBytes();
    }
    return new ScenarioDetail.Bodies(sent, received);
  }

  private static Histogram sum(List<Histogram> histograms) {
    Histogram sum = histograms.get(0).copy();
    for (Histogram histogram : histograms.subList(1, histograms.size())) {
      sum.add(histogram);
    }
    return sum;
  }
}
