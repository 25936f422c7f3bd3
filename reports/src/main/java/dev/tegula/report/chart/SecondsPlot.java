package dev.tegula.report.chart;

import dev.tegula.report.html.Html;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Latency second by second: it shows whether the run was in a steady state.
 *
 * @param lines x is the second from 0, y milliseconds
 * @param secondsWithErrors marked at the lower edge
 */
public record SecondsPlot(String title, List<Line> lines, List<Integer> secondsWithErrors)
    implements Consumer<Html> {

  private static final int MOST_TICKS = 7;

  @Override
  public void accept(Html html) {
    LogAxis y = Frame.latencyAxis(lines);
    double last = lastSecond();
    Frame.open(
        html,
        title,
        "Latency in milliseconds for each second; seconds with errors: "
            + secondsWithErrors.size());
    Frame.latencyGrid(html, y);
    for (int second : tickSeconds(last)) {
      Frame.tickBelow(html, x(second, last), Integer.toString(second));
    }
    Frame.axisBelow(html, "second of the measured window");
    for (Line line : lines) {
      Frame.polyline(
          html,
          line.style(),
          line.points().stream()
              .filter(point -> point.y() > 0)
              .map(point -> new double[] {x(point.x(), last), y.pixel(point.y())})
              .toList());
    }
    for (int second : secondsWithErrors) {
      html.element(
          "text",
          "✕",
          "class",
          "error-mark",
          "x",
          Frame.pixel(x(second, last)),
          "y",
          Frame.pixel(Frame.BOTTOM - 2),
          "text-anchor",
          "middle");
    }
    Frame.legend(html, lines);
    Frame.close(html, title + (secondsWithErrors.isEmpty() ? "" : "; ✕ a second with errors"));
  }

  private double lastSecond() {
    double last = 1;
    for (Line line : lines) {
      for (Line.Point point : line.points()) {
        last = Math.max(last, point.x());
      }
    }
    return last;
  }

  private static TreeSet<Integer> tickSeconds(double last) {
    int step = 1;
    for (int i = 0; last / step > MOST_TICKS; i++) {
      step = new int[] {2, 5, 10}[i % 3] * (int) Math.pow(10, i / 3);
    }
    TreeSet<Integer> seconds = new TreeSet<>();
    for (int second = 0; second <= last; second += step) {
      seconds.add(second);
    }
    return seconds;
  }

  private static double x(double second, double last) {
    return Frame.LEFT + (Frame.RIGHT - Frame.LEFT) * second / last;
  }
}
