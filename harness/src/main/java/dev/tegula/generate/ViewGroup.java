package dev.tegula.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Generated views that are built alike: each has its own table and columns.
 *
 * @param count of views
 * @param entities of the views, in turn
 * @param intervalDays the length of a tile
 * @param lookUps features that are the latest row's
 * @param sums how many columns are summed over a window of so many days: always the first ones, so
 *     that windows share columns as they do where people declare several for one aggregate
 */
public record ViewGroup(
    String name,
    int count,
    List<Entity> entities,
    int intervalDays,
    int lookUps,
    Map<Integer, Integer> sums) {

  /** The names of its views, {@code <name>_01} and so on. */
  String viewName(int number) {
    return String.format(Locale.ROOT, "%s_%02d", name, number);
  }

  /** The longest window in days; 1 when there are look-ups only. */
  int longestWindowDays() {
    return sums.keySet().stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  /**
   * Its views.
   *
   * @param firstIndex of its first view among all views of a workload
   */
  List<DailyView> views(long seed, int firstIndex) {
    List<DailyView> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Entity entity = entities.get(i % entities.size());
      views.add(new DailyView(viewName(i + 1), entity, this, features(seed, firstIndex + i)));
    }
    return views;
  }

  private List<DailyFeature> features(long seed, int view) {
    List<DailyFeature> features = new ArrayList<>();
    for (int number = 1; number <= lookUps; number++) {
      features.add(new DailyFeature(Column.lookUp(seed, view, number), 0, intervalDays));
    }
    sums.forEach(
        (days, columns) -> {
          for (int number = 1; number <= columns; number++) {
            features.add(new DailyFeature(Column.amount(seed, view, number), days, intervalDays));
          }
        });
    return features;
  }
}
