package dev.tegula.service;

import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one writes first for one entity: look-ups in a map by name, tiles in maps by day, and for
 * every window a pass over its tiles.
 */
final class NaiveService {

  private final boolean onlyOneFeature;
  private final List<Map<String, Number>> plain = new ArrayList<>();
  private final List<TreeMap<Integer, Map<String, Number>>> tiles = new ArrayList<>();

  NaiveService(int views, boolean onlyOneFeature) {
    this.onlyOneFeature = onlyOneFeature;
    for (int view = 0; view < views; view++) {
      plain.add(new HashMap<>());
      tiles.add(new TreeMap<>());
    }
  }

  /**
   * Adds a day's event; the last one added is the latest.
   *
   * @param daysBack before the edge, 1 for the day that ends there
   */
  void add(int view, int daysBack, PublishedEvent event) {
    Map<String, Number> tile = new HashMap<>();
    for (int column = 0; column < PublishedMix.COLUMNS; column++) {
      plain.get(view).put("plain" + column, number(column, event.plain(column)));
      int[] days = PublishedMix.windowDays(column);
      if (daysBack <= days[days.length - 1]) {
        tile.put("summed" + column, number(column, event.summed(column)));
      }
    }
    tiles.get(view).put(daysBack, tile);
  }

  private static Number number(int column, double value) {
    if (PublishedMix.type(column) == ScalarType.INT64) {
      return (long) value;
    }
    return value;
  }

  /** The values of all features by name. */
  Map<String, Number> vector() {
    Map<String, Number> vector = new HashMap<>();
    for (int view = 0; view < plain.size(); view++) {
      String prefix = "view%02d.".formatted(view);
      if (onlyOneFeature) {
        vector.put(prefix + "plain1", plain.get(view).get("plain1"));
        continue;
      }
      plain.get(view).forEach((name, value) -> vector.put(prefix + name, value));
      for (int column = 0; column < PublishedMix.COLUMNS; column++) {
        for (int days : PublishedMix.windowDays(column)) {
          String name = "summed" + column;
          vector.put(prefix + name + "_sum_" + days + "d_1d", sum(tiles.get(view), name, days));
        }
      }
    }
    return vector;
  }

  private static Number sum(TreeMap<Integer, Map<String, Number>> tiles, String column, int days) {
    Number sum = null;
    for (Map<String, Number> tile : tiles.headMap(days, true).values()) {
      Number value = tile.get(column);
      if (value instanceof Long whole) {
        sum = (sum == null ? 0 : sum.longValue()) + whole;
      } else if (value != null) {
        sum = (sum == null ? 0 : sum.doubleValue()) + value.doubleValue();
      }
    }
    return sum == null ? 0L : sum;
  }
}
