package dev.tegula.report.chart;

import dev.tegula.report.html.Html;
import java.util.List;
import java.util.function.Consumer;

/**
 * Latency by percentile, in HdrHistogram's way: the axis is 1/(1 - p) on a log scale, so that each
 * further nine takes the same room.
 *
 * @param points x is a percentile from 0 to 100, y milliseconds; ascending
 * @param n how many values the distribution has; no percentile beyond 1 - 1/n means anything
 */
public record PercentilePlot(String title, List<Line.Point> points, long n)
    implements Consumer<Html> {

  @Override
  public void accept(Html html) {
    double end = Math.max(10, n);
    LogAxis x = new LogAxis(1, end, Frame.LEFT, Frame.RIGHT);
    Line line = new Line("latency", "a", points);
    LogAxis y = Frame.latencyAxis(List.of(line));
    Frame.open(html, title, "Latency in milliseconds by percentile; the last point is the maximum");
    Frame.latencyGrid(html, y);
    Frame.tickBelow(html, x.pixel(1), "0");
    Frame.tickBelow(html, x.pixel(2), "50");
    String nines = "90";
    for (double share = 10; share <= end; share *= 10) {
      Frame.tickBelow(html, x.pixel(share), nines);
      nines = nines.equals("90") ? "99" : nines.equals("99") ? "99.9" : nines + "9";
    }
    Frame.axisBelow(html, "percentile, spaced by 1/(1 − p)");
    Frame.polyline(
        html,
        line.style(),
        points.stream()
            .map(
                point ->
                    new double[] {
                      x.pixel(point.x() >= 100 ? end : 1 / (1 - point.x() / 100)),
                      y.pixel(point.y())
                    })
            .toList());
    Frame.close(html, title);
  }
}
