package dev.tegula.report.chart;

import dev.tegula.report.html.Html;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A score as a bar with its error, for a cell of a table.
 *
 * @param score 0 or more
 * @param error half the width of the confidence interval; NaN when there is none
 * @param full the value at the right end
 * @param style {@code floor}, {@code naive} or {@code own}: its colour in the style sheet
 */
public record ErrorBar(double score, double error, double full, String style)
    implements Consumer<Html> {

  private static final double WIDTH = 180;

  @Override
  public void accept(Html html) {
    html.open(
        "svg",
        "viewBox",
        "0 0 180 18",
        "class",
        "bar",
        "aria-hidden",
        "true",
        "focusable",
        "false");
    html.empty(
        "rect",
        "class",
        "bar-" + style,
        "x",
        "0",
        "y",
        "3",
        "height",
        "12",
        "width",
        pixel(x(score)));
    if (Double.isFinite(error)) {
      String from = pixel(x(score - error));
      String to = pixel(x(score + error));
      whisker(html, from, to, "9", "9");
      whisker(html, from, from, "5", "13");
      whisker(html, to, to, "5", "13");
    }
    html.close();
  }

  private static void whisker(Html html, String x1, String x2, String y1, String y2) {
    html.empty("line", "class", "whisker", "x1", x1, "x2", x2, "y1", y1, "y2", y2);
  }

  private double x(double value) {
    return full > 0 ? Math.max(0, Math.min(1, value / full)) * (WIDTH - 2) : 0;
  }

  private static String pixel(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
