package dev.tegula.definition;

import dev.tegula.type.ScalarType;

/** One typed column that identifies an entity. */
public record JoinKey(String name, ScalarType type) {

  public JoinKey {
    if (type != ScalarType.INT64 && type != ScalarType.STRING) {
      throw new IllegalArgumentException(
          "join key " + name + ": type " + type.declaredName() + " (expected: int64 or string)");
    }
  }
}
