package dev.tegula.generate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feature service over generated views.
 *
 * @param share of the rate
 * @param views in the order in which they are answered
 */
record DailyService(String name, double share, List<DailyView> views) {

  DailyService {
    views = views.stream().sorted(Comparator.comparing(DailyView::name)).toList();
  }

  /** The entities that a request names, each once. */
  List<Entity> entities() {
    return views.stream().map(DailyView::entity).distinct().toList();
  }

  /** All columns, in the order in which their features are answered. */
  List<Column> columns() {
    return views.stream().flatMap(view -> view.columns().stream()).toList();
  }

  /** The full names of its features, in order. */
  List<String> featureNames() {
    return views.stream()
        .flatMap(
            view -> view.columns().stream().map(column -> view.name() + "." + column.feature()))
        .toList();
  }

  /** The number of days that its longest window reaches back. */
  int longestWindowDays() {
    return Stream.concat(Stream.of(1), columns().stream().map(Column::windowDays))
        .mapToInt(Integer::intValue)
        .max()
        .orElse(1);
  }
}
