package dev.tegula.backfill.stage;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.tile.ViewLayout;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a view's columns in the offline store: join keys, timestamp, tie breakers, feature
 * columns, in this order and each once.
 */
public record StagedColumns(
    List<String> keys, String timestamp, List<String> tieBreakers, List<String> features) {

  public StagedColumns {
    keys = List.copyOf(keys);
    tieBreakers = List.copyOf(tieBreakers);
    features = List.copyOf(features);
  }

  public static StagedColumns of(FeatureView view) {
    return new StagedColumns(
        view.joinKeys().stream().map(JoinKey::name).toList(),
        view.rows().timestampField(),
        view.rows().tieBreaker(),
        ViewLayout.of(view).columns().stream().map(ViewLayout.Column::name).toList());
  }

  /** Every column once. */
  public List<String> all() {
    Set<String> all = new LinkedHashSet<>(keys);
    all.add(timestamp);
    all.addAll(tieBreakers);
    all.addAll(features);
    return List.copyOf(all);
  }
}
