package dev.tegula.report.chart;

import java.util.List;

/**
 * A line of a plot.
 *
 * @param style {@code a}, {@code b} or {@code c}: colour and dashes in the style sheet
 */
public record Line(String name, String style, List<Point> points) {

  public Line {
    points = List.copyOf(points);
  }

  /** A point in the units of the axes. */
  public record Point(double x, double y) {}
}
