package dev.tegula.rig;

import dev.tegula.result.ScenarioResult.CurvePoint;
import dev.tegula.result.ScenarioResult.LatencyNanos;
import dev.tegula.result.ScenarioResult.LatenessNanos;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Reads figures off histograms of nanoseconds; all are 0 when nothing was recorded. */
final class Percentiles {

  /** Points for each halving of the distance to 100 %. */
  private static final int CURVE_TICKS = 10;

  private Percentiles() {}

  static long at(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? 0
        : Math.min(histogram.getValueAtPercentile(percentile), histogram.getMaxValue());
  }

  static LatencyNanos latency(Histogram histogram) {
    return new LatencyNanos(
        at(histogram, 50),
        at(histogram, 90),
        at(histogram, 95),
        at(histogram, 99),
        at(histogram, 99.9),
        histogram.getMaxValue(),
        histogram.getTotalCount());
  }

  static LatenessNanos lateness(Histogram histogram) {
    return new LatenessNanos(at(histogram, 50), at(histogram, 99), histogram.getMaxValue());
  }

  static List<CurvePoint> curve(Histogram histogram) {
    List<CurvePoint> points = new ArrayList<>();
    if (histogram.getTotalCount() > 0) {
      for (var value : histogram.percentiles(CURVE_TICKS)) {
        points.add(
            new CurvePoint(
                value.getPercentileLevelIteratedTo(),
                Math.min(value.getValueIteratedTo(), histogram.getMaxValue())));
      }
    }
    return points;
  }
}
