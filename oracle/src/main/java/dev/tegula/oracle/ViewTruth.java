package dev.tegula.oracle;

import dev.tegula.definition.FeatureView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every value of a view, by the entity's join keys in the view's order: Strings and Longs. */
final class ViewTruth {

  private final FeatureView view;
  private final Map<List<Object>, EntityTruth> byEntity;
  private final List<List<Object>> entities;

  ViewTruth(FeatureView view, Map<List<Object>, EntityTruth> byEntity) {
    this.view = view;
    this.byEntity = Map.copyOf(byEntity);
    // Sorted, as random draws must not depend on the order in which Spark happens to answer.
    this.entities =
        byEntity.keySet().stream().sorted(Comparator.comparing(List::toString)).toList();
  }

  FeatureView view() {
    return view;
  }

  /** The entities that the raw rows name, in a fixed order. */
  List<List<Object>> entities() {
    return entities;
  }

  /** What a read under these keys must answer; a null key belongs to no entity. */
  EntityTruth entity(List<? extends @Nullable Object> keys) {
    for (Object key : keys) {
      if (key == null) {
        return EntityTruth.UNKNOWN;
      }
    }
    return byEntity.getOrDefault(keys, EntityTruth.UNKNOWN);
  }
}
