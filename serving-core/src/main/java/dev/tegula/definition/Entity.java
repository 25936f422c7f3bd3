package dev.tegula.definition;

import java.util.List;

/** What features are about; identified by its join keys in declared order. */
public record Entity(String name, List<JoinKey> joinKeys) {

  public Entity {
    joinKeys = List.copyOf(joinKeys);
    if (joinKeys.isEmpty()) {
      throw new IllegalArgumentException(
          "entity " + name + ": no join_keys (expected: at least one)");
    }
  }
}
