package dev.tegula.tile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
      case LIST -> list(buffer, slot);
    };
  }

  private static List<@Nullable Object> list(FeatureBuffer buffer, int slot) {
    List<@Nullable Object> list = new ArrayList<>();
    byte[] area = buffer.area();
    int at = buffer.areaOffset(slot);
    for (int i = 0; i < buffer.length(slot); i++) {
      if (area[at++] == 0) {
        list.add(null);
        continue;
      }
      switch (buffer.elementKind(slot)) {
        case INT64 -> list.add(LittleEndian.getLong(area, at));
        case FLOAT64 -> list.add(LittleEndian.getDouble(area, at));
        case BOOLEAN -> list.add(area[at] != 0);
        default -> {
          int length = LittleEndian.getInt(area, at);
          list.add(new String(area, at + 4, length, StandardCharsets.UTF_8));
          at += 4 + length;
          continue;
        }
      }
      at += buffer.elementKind(slot) == FeatureBuffer.Kind.BOOLEAN ? 1 : 8;
    }
    return list;
  }
}
