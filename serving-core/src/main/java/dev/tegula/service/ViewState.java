package dev.tegula.service;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import dev.tegula.tile.ViewLayout;
import org.jspecify.annotations.Nullable;

/** Whether a view can be served from its active generation. */
sealed interface ViewState {

  /** One line that names the view and says how it stands. */
  String description();

  /** The view is served from this generation. */
  record Ready(String view, Generation generation) implements ViewState {

    @Override
    public String description() {
      return "feature view %s: ready from generation %d in %s"
          .formatted(view, generation.number(), generation.location());
    }
  }

  /** The view cannot be served; the reason names it and says what to do. */
  record Unready(String reason) implements ViewState {

    @Override
    public String description() {
      return reason;
    }
  }

  /**
   * Judges a generation.
   *
   * @param group of the view
   * @param definitionHash of the group
   * @param generation the active one, or null when there is none
   */
  static ViewState of(
      FeatureView view, TableGroup group, String definitionHash, @Nullable Generation generation) {
    if (generation == null) {
      return new Unready("feature view " + view.name() + ": not backfilled yet");
    }
    if (!generation.definitionHash().equals(definitionHash)) {
      return new Unready(
          "feature view %s: definition%s is %s, that of active generation %d is %s: repository changed after the backfill: run the backfill again"
              .formatted(
                  view.name(),
                  group.packed() ? " of " + group.title() : "",
                  abbreviated(definitionHash),
                  generation.number(),
                  abbreviated(generation.definitionHash())));
    }
    if (generation.layoutVersion() != ViewLayout.VERSION) {
      return new Unready(
          "feature view %s: layout version of active generation %d: %d (expected: %d): run the backfill again"
              .formatted(
                  view.name(),
                  generation.number(),
                  generation.layoutVersion(),
                  ViewLayout.VERSION));
    }
    return new Ready(view.name(), generation);
  }

  private static String abbreviated(String hash) {
    return hash.substring(0, Math.min(8, hash.length()));
  }
}
