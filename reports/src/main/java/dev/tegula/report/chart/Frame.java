package dev.tegula.report.chart;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The surroundings of a plot: title, axes, grid, legend. Latencies go up, in milliseconds. */
final class Frame {

  static final double WIDTH = 560;
  static final double HEIGHT = 300;
  static final double LEFT = 58;
  static final double RIGHT = WIDTH - 16;
  static final double TOP = 34;
  static final double BOTTOM = HEIGHT - 46;

  private Frame() {}

  static void open(Html html, String title, String description) {
    html.open("figure")
        .open("svg", "viewBox", "0 0 560 300", "role", "img", "aria-label", title)
        .element("title", title)
        .element("desc", description);
  }

  static void close(Html html, String caption) {
    html.close().element("figcaption", caption).close();
  }

  static LogAxis latencyAxis(List<Line> lines) {
    double least = Double.MAX_VALUE;
    double greatest = 0;
    for (Line line : lines) {
      for (Line.Point point : line.points()) {
        if (point.y() > 0) {
          least = Math.min(least, point.y());
          greatest = Math.max(greatest, point.y());
        }
      }
    }
    return greatest == 0
        ? new LogAxis(0.1, 10, BOTTOM, TOP)
        : LogAxis.around(least, greatest, BOTTOM, TOP);
  }

  static void latencyGrid(Html html, LogAxis axis) {
    for (double tick : axis.ticks()) {
      String y = pixel(axis.pixel(tick));
      html.empty("line", "class", "grid", "x1", pixel(LEFT), "x2", pixel(RIGHT), "y1", y, "y2", y);
      html.element(
          "text",
          label(tick),
          "class",
          "tick",
          "x",
          pixel(LEFT - 6),
          "y",
          pixel(axis.pixel(tick) + 4),
          "text-anchor",
          "end");
    }
    html.element("text", "latency, ms (log scale)", "class", "axis", "x", "4", "y", "14");
  }

  static void tickBelow(Html html, double x, String label) {
    html.empty(
        "line",
        "class",
        "grid",
        "x1",
        pixel(x),
        "x2",
        pixel(x),
        "y1",
        pixel(TOP),
        "y2",
        pixel(BOTTOM));
    html.element(
        "text",
        label,
        "class",
        "tick",
        "x",
        pixel(x),
        "y",
        pixel(BOTTOM + 16),
        "text-anchor",
        "middle");
  }

  static void axisBelow(Html html, String label) {
    html.element(
        "text",
        label,
        "class",
        "axis",
        "x",
        pixel((LEFT + RIGHT) / 2),
        "y",
        pixel(HEIGHT - 8),
        "text-anchor",
        "middle");
  }

  static void polyline(Html html, String style, List<double[]> pixels) {
    html.empty(
        "polyline",
        "class",
        "line " + style,
        "points",
        pixels.stream()
            .map(point -> pixel(point[0]) + "," + pixel(point[1]))
            .collect(Collectors.joining(" ")));
  }

  static void legend(Html html, List<Line> lines) {
    double x = RIGHT;
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      x -= 9 * line.name().length() + 50;
      html.empty(
          "line",
          "class",
          "line " + line.style(),
          "x1",
          pixel(x),
          "x2",
          pixel(x + 28),
          "y1",
          "10",
          "y2",
          "10");
      html.element("text", line.name(), "class", "axis", "x", pixel(x + 33), "y", "14");
    }
  }

  static String pixel(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String label(double tick) {
    return tick >= 1
        ? Numbers.count(Math.round(tick))
        : Numbers.significant(tick).replaceAll("(\\.\\d*?)0+$", "$1");
  }
}
