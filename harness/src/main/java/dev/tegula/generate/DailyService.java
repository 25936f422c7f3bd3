package dev.tegula.generate;

import java.util.Comparator;
import java.util.List;

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

  /** All features, in the order in which they are answered. */
  List<DailyFeature> features() {
    return views.stream().flatMap(view -> view.features().stream()).toList();
  }

  /** The full names of its features, in order. */
  List<String> featureNames() {
    return views.stream()
        .flatMap(view -> view.features().stream().map(one -> view.name() + "." + one.name()))
        .toList();
  }

  /** The number of days that its longest window reaches back. */
  int longestWindowDays() {
    return Math.max(1, features().stream().mapToInt(DailyFeature::windowDays).max().orElse(1));
  }
}
