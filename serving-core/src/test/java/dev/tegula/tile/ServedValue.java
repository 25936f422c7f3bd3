package dev.tegula.tile;

import org.jspecify.annotations.Nullable;

/** What a slot holds, as objects. */
final class ServedValue {

  private ServedValue() {}

  static @Nullable Object of(FeatureBuffer buffer, int slot) {
    return switch (buffer.kind(slot)) {
      case NULL -> null;
      case INT64 -> buffer.longAt(slot);
      case FLOAT64 -> buffer.doubleAt(slot);
      case BOOLEAN -> buffer.booleanAt(slot);
      case STRING -> buffer.stringAt(slot);
      case LIST -> buffer.listAt(slot);
    };
  }
}
