package dev.tegula.json;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;

/** Writes the slots of a request's buffer in the encodings of the wire contract. Stateless. */
public final class FeatureValues {

  /** What one number and a comma may touch. */
  private static final int NUMBER_BYTES = DoubleText.MAX_BYTES + 1;

  private FeatureValues() {}

  /**
   * Writes values one after another, with commas between them and no brackets.
   *
   * @param slots of the values, in the order in which they are written
   */
  public static void write(JsonBuffer out, FeatureBuffer buffer, int[] slots) {
    int at = out.reserve(slots.length * NUMBER_BYTES);
    byte[] bytes = out.bytes();
    for (int slot : slots) {
      if (buffer.isDouble(slot)) {
        at = DoubleText.put(buffer.doubleAt(slot), bytes, at);
      } else if (buffer.isLong(slot)) {
        at = JsonBuffer.putInt64(buffer.longAt(slot), bytes, at);
      } else {
        out.length(at);
        write(out, buffer, slot);
        at = out.reserve(slots.length * NUMBER_BYTES);
        bytes = out.bytes();
      }
      bytes[at++] = ',';
    }
    out.length(slots.length > 0 ? at - 1 : at);
  }

  private static void write(JsonBuffer out, FeatureBuffer buffer, int slot) {
    switch (buffer.kind(slot)) {
      case NULL -> out.nullValue();
      case BOOLEAN -> out.booleanValue(buffer.booleanAt(slot));
      case INT64 -> out.int64(buffer.longAt(slot));
      case FLOAT64 -> out.float64(buffer.doubleAt(slot));
      case STRING -> out.string(buffer.area(), buffer.areaOffset(slot), buffer.length(slot));
      case LIST -> list(out, buffer, slot);
    }
  }

  private static void list(JsonBuffer out, FeatureBuffer buffer, int slot) {
    int at = buffer.areaOffset(slot);
    byte[] area = buffer.area();
    int size = buffer.length(slot);
    FeatureBuffer.Kind kind = buffer.elementKind(slot);
    out.raw('[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.raw(',');
      }
      if (area[at++] == 0) {
        out.nullValue();
      } else {
        at = element(out, area, at, kind);
      }
    }
    out.raw(']');
  }

  /** Writes the element that begins at the offset and answers the offset behind it. */
  private static int element(JsonBuffer out, byte[] area, int at, FeatureBuffer.Kind kind) {
    switch (kind) {
      case BOOLEAN -> {
        out.booleanValue(area[at] != 0);
        return at + 1;
      }
      case INT64 -> {
        out.int64(LittleEndian.getLong(area, at));
        return at + Long.BYTES;
      }
      case FLOAT64 -> {
        out.float64(Double.longBitsToDouble(LittleEndian.getLong(area, at)));
        return at + Long.BYTES;
      }
      case STRING -> {
        int length = LittleEndian.getInt(area, at);
        out.string(area, at + Integer.BYTES, length);
        return at + Integer.BYTES + length;
      }
      default -> throw new IllegalStateException("element kind: " + kind);
    }
  }
}
