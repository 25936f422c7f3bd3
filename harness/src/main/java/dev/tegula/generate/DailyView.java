package dev.tegula.generate;

import java.util.Comparator;
import java.util.List;

/**
 * A generated view: one row per entity and day.
 *
 * @param features in the order in which they are answered
 */
record DailyView(String name, Entity entity, ViewGroup group, List<DailyFeature> features) {

  DailyView {
    features = features.stream().sorted(Comparator.comparing(DailyFeature::name)).toList();
  }

  /** Its columns, each once, by name. */
  List<Column> columns() {
    return features.stream()
        .map(DailyFeature::column)
        .distinct()
        .sorted(Comparator.comparing(Column::name))
        .toList();
  }

  /** The windows over a column in days, ascending; empty when it is looked up. */
  List<Integer> windowsOver(Column column) {
    return features.stream()
        .filter(feature -> feature.isSum() && feature.column().equals(column))
        .map(DailyFeature::windowDays)
        .sorted()
        .toList();
  }
}
