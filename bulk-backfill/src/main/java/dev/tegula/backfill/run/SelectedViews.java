package dev.tegula.backfill.run;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.LoadType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which views a backfill takes: those that are named, together with those that they are packed
 * with, or else all that are online.
 */
public final class SelectedViews {

  private SelectedViews() {}

  /**
   * @throws IllegalArgumentException when a named view is unknown or cannot be loaded, or none can
   */
  public static List<FeatureView> of(FeatureRepository repository, List<String> names) {
    if (names.isEmpty()) {
      List<FeatureView> all =
          repository.featureViews().stream().filter(view -> reason(view).isEmpty()).toList();
      if (all.isEmpty()) {
        throw new IllegalArgumentException(
            "workspace %s: no feature view can be loaded (expected: at least one with online: true, and offline: true where it loads in bulk)"
                .formatted(repository.workspace()));
      }
      return all;
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
    return withTheirGroups(repository, selected);
  }

  /** Packed views have one table, which is built as a whole. */
  private static List<FeatureView> withTheirGroups(
      FeatureRepository repository, List<FeatureView> named) {
    Set<FeatureView> selected = new LinkedHashSet<>();
    for (FeatureView view : named) {
      repository.tableGroups().stream()
          .filter(group -> group.views().contains(view))
          .forEach(group -> selected.addAll(group.views()));
    }
    return List.copyOf(selected);
  }

  private static String known(FeatureRepository repository) {
    return String.join(
        ", ", repository.featureViews().stream().map(FeatureView::name).sorted().toList());
  }

  /** Why the view cannot be loaded; empty when it can. */
  private static String reason(FeatureView view) {
    if (!view.materialization().online()) {
      return "online: false (expected: true)";
    }
    if (view.materialization().loadType() == LoadType.BULK && !view.materialization().offline()) {
      return "offline: false (expected: true, as bulk loads read the offline store)";
    }
    return "";
  }
}
