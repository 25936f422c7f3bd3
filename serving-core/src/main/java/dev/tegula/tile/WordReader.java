package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.stream.IntStream;

/** Copies some of the values that {@link WordWriter} wrote into slots. */
final class WordReader {

  private final int presence;
  private final int words;
  private final int[] positions;
  private final int[] slots;
  private final DataType[] types;
  private final boolean[] pointing;

  /**
   * Plans the copy.
   *
   * @param presence where in their part the values begin
   * @param types of all values
   * @param slots of all values, or -1
   */
  WordReader(int presence, List<DataType> types, int[] slots) {
    this.presence = presence;
    this.words = presence + presenceBytes(types.size());
    this.positions = IntStream.range(0, slots.length).filter(i -> slots[i] >= 0).toArray();
    this.slots = new int[positions.length];
    this.types = new DataType[positions.length];
    this.pointing = new boolean[positions.length];
    for (int i = 0; i < positions.length; i++) {
      this.slots[i] = slots[positions[i]];
      this.types[i] = types.get(positions[i]);
      pointing[i] = this.types[i] instanceof ArrayType || this.types[i] == ScalarType.STRING;
    }
  }

  /** The bytes of the presence bits of some values. */
  static int presenceBytes(int values) {
    return (values + 63) / 64 * 8;
  }

  /** Copies from the part that begins at an offset. */
  void read(byte[] row, int part, FeatureBuffer out) {
    for (int i = 0; i < positions.length; i++) {
      int position = positions[i];
      long bits = LittleEndian.getLong(row, part + presence + 8 * (position >>> 6));
      int word = part + words + 8 * position;
      if ((bits >>> position & 1) == 0) {
        out.setNull(slots[i]);
      } else if (pointing[i]) {
        int at = part + Math.toIntExact(LittleEndian.getLong(row, word));
        Values.read(row, at, types[i], out, slots[i]);
      } else if (types[i] == ScalarType.FLOAT64) {
        out.setDouble(slots[i], LittleEndian.getDouble(row, word));
      } else {
        Values.read(row, word, types[i], out, slots[i]);
      }
    }
  }

  void setNulls(FeatureBuffer out) {
    for (int slot : slots) {
      out.setNull(slot);
    }
  }
}
