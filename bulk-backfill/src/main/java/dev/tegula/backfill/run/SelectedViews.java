package dev.tegula.backfill.run;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import java.util.ArrayList;
import java.util.List;

/** Which views a command takes: those that are named, or else all that are served online. */
final class SelectedViews {

  private SelectedViews() {}

  /**
   * @throws IllegalArgumentException when a named view is unknown or cannot be filled, or none can
   */
  static List<FeatureView> of(FeatureRepository repository, List<String> names) {
    if (names.isEmpty()) {
      List<FeatureView> online =
          repository.featureViews().stream().filter(view -> reason(view).isEmpty()).toList();
      if (online.isEmpty()) {
        throw new IllegalArgumentException(
            "workspace %s: no feature view can be filled (expected: at least one with online: true and offline: true)"
                .formatted(repository.workspace()));
      }
      return online;
    }
    List<FeatureView> selected = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      FeatureView view =
          repository
              .featureView(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "view: %s (expected: one of %s)".formatted(name, known(repository))));
      String reason = reason(view);
      if (!reason.isEmpty()) {
        throw new IllegalArgumentException("feature view " + name + ": " + reason);
      }
      selected.add(view);
    }
    return selected;
  }

  private static String known(FeatureRepository repository) {
    return String.join(
        ", ", repository.featureViews().stream().map(FeatureView::name).sorted().toList());
  }

  /** Why the view cannot be filled; empty when it can. */
  private static String reason(FeatureView view) {
    if (!view.materialization().online()) {
      return "online: false (expected: true)";
    }
    if (!view.materialization().offline()) {
      return "offline: false (expected: true, as every load reads the offline store)";
    }
    return "";
  }
}
