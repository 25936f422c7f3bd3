package dev.tegula.tile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one writes first to compute any function over windows: every event kept as an object, by
 * column and day, and all events of a window gone through for each value.
 */
final class BoxedEvents {

  private final String function;
  private final int parameter;
  private final List<TreeMap<Integer, List<Number>>> columns = new ArrayList<>();

  /**
   * Events of no day yet.
   *
   * @param function a name, then its parameter if it has one
   */
  BoxedEvents(String function, int columnCount) {
    String[] words = function.split(" ", -1);
    this.function = words.length == 1 ? words[0] : words[0] + " n";
    this.parameter = words.length == 1 ? 0 : Integer.parseInt(words[1]);
    for (int column = 0; column < columnCount; column++) {
      columns.add(new TreeMap<>());
    }
  }

  /** Adds a value of a day; values of one day come in the order of their times. */
  void add(int column, int daysBack, Number value) {
    columns.get(column).computeIfAbsent(daysBack, unseen -> new ArrayList<>()).add(value);
  }

  /** The values of all columns, each over all windows. */
  List<Object> values(int... windowDays) {
    List<Object> values = new ArrayList<>();
    for (TreeMap<Integer, List<Number>> days : columns) {
      for (int length : windowDays) {
        List<Number> events = new ArrayList<>();
        days.headMap(length, true).descendingMap().values().forEach(events::addAll);
        values.add(value(events));
      }
    }
    return values;
  }

  private Object value(List<Number> events) {
    return switch (function) {
      case "sum" -> sum(events);
      case "count" -> (long) events.size();
      case "mean" -> sum(events) / events.size();
      case "min" -> events.stream().mapToDouble(Number::doubleValue).min().orElseThrow();
      case "stddev_samp" -> deviation(events);
      case "last" -> events.get(events.size() - 1);
      case "last n" -> tail(events);
      case "first n" -> events.subList(0, Math.min(parameter, events.size()));
      case "last_distinct n" -> lastDistinct(events);
      case "first_distinct n" -> {
        List<Number> distinct = new ArrayList<>(new LinkedHashSet<>(events));
        yield distinct.subList(0, Math.min(parameter, distinct.size()));
      }
      case "approx_count_distinct n" -> (long) new HashSet<>(events).size();
      case "approx_percentile n" -> percentile(events);
      default -> throw new IllegalArgumentException("function: " + function);
    };
  }

  private static double sum(List<Number> events) {
    Double sum = 0.0;
    for (Number event : events) {
      sum += event.doubleValue();
    }
    return sum;
  }

  private static double deviation(List<Number> events) {
    double mean = sum(events) / events.size();
    double squares = 0;
    for (Number event : events) {
      squares += (event.doubleValue() - mean) * (event.doubleValue() - mean);
    }
    return Math.sqrt(squares / (events.size() - 1));
  }

  private List<Number> tail(List<Number> events) {
    return events.subList(Math.max(0, events.size() - parameter), events.size());
  }

  /** Ascending by latest occurrence. */
  private List<Number> lastDistinct(List<Number> events) {
    Set<Number> newestFirst = new LinkedHashSet<>();
    for (int i = events.size() - 1; i >= 0 && newestFirst.size() < parameter; i--) {
      newestFirst.add(events.get(i));
    }
    List<Number> distinct = new ArrayList<>(newestFirst);
    Collections.reverse(distinct);
    return distinct;
  }

  private static double percentile(List<Number> events) {
    List<Number> sorted = new ArrayList<>(events);
    sorted.sort((a, b) -> Double.compare(a.doubleValue(), b.doubleValue()));
    double position = 0.9 * sorted.size() - 0.5;
    int below = (int) position;
    double low = sorted.get(below).doubleValue();
    double high = sorted.get(Math.min(below + 1, sorted.size() - 1)).doubleValue();
    return low + (position - below) * (high - low);
  }
}
