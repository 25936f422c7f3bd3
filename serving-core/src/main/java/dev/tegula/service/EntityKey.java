package dev.tegula.service;

import dev.tegula.key.JoinKeyEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row key that a request's join keys give; all reads under the same join keys share it.
 *
 * @param positions of the key's values among {@link ServingPlan#joinKeys()}, in the view's order
 */
record EntityKey(JoinKeyEncoder encoder, List<Integer> positions) {

  /**
   * The key's bytes, or null when one of its values is null: no entity has such a key.
   *
   * @throws IllegalArgumentException when a value has the wrong type or the key is too long
   */
  byte @Nullable [] encode(List<? extends @Nullable Object> joinKeyValues) {
    List<Object> values = new ArrayList<>(positions.size());
    for (int position : positions) {
      Object value = joinKeyValues.get(position);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return encoder.encode(values);
  }
}
