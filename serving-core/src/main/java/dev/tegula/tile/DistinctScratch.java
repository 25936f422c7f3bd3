package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.util.Arrays;

/**
 * Finds the last n distinct values over tiles: walks them from the newest value to the oldest and
 * keeps each value where it is met first. Remembers offsets into the row, not values, in an
 * open-addressed table twice the limit in size.
 */
final class DistinctScratch {

  private int[] offsets = new int[0];
  private int[] table = new int[0];
  private int[] positions = new int[16];
  private int size;
  private byte[] row = new byte[0];

  void merge(PackedRow packed, int state, TileState kept, int from, int to) {
    prepare(kept.limit());
    row = packed.bytes();
    for (int tile = to - 1; tile >= from && size < kept.limit(); tile--) {
      if (packed.inputs(tile, state) != 0) {
        int count = locate(packed.variableOffset(tile, state), kept);
        for (int i = count - 1; i >= 0 && size < kept.limit(); i--) {
          addIfNew(positions[i], kept.type());
        }
      }
    }
  }

  /** Writes the values found, ascending by their latest occurrence. */
  void writeTo(FeatureBuffer out, int slot, ScalarType type) {
    out.beginList(slot);
    for (int i = size - 1; i >= 0; i--) {
      Values.addElement(row, offsets[i], type, out, true);
    }
    out.endList();
  }

  private void prepare(int limit) {
    int capacity = Integer.highestOneBit(Math.max(limit, 4)) * 4;
    if (table.length < capacity) {
      table = new int[capacity];
      offsets = new int[capacity];
    }
    Arrays.fill(table, -1);
    size = 0;
  }

  /** Fills {@link #positions} with the offsets of one tile's values, oldest first. */
  private int locate(int offset, TileState kept) {
    int count = LittleEndian.getInt(row, offset);
    if (count < 0 || count > kept.limit()) {
      throw new IndexOutOfBoundsException("list of " + count + " values at byte " + offset);
    }
    if (positions.length < count) {
      positions = new int[Math.max(count, kept.limit())];
    }
    int at = offset + 4;
    for (int i = 0; i < count; i++) {
      positions[i] = at;
      at = Values.end(row, at, kept.type());
    }
    return count;
  }

  private void addIfNew(int offset, ScalarType type) {
    int mask = table.length - 1;
    int bucket = hash(offset, type) & mask;
    while (table[bucket] >= 0) {
      if (same(table[bucket], offset, type)) {
        return;
      }
      bucket = (bucket + 1) & mask;
    }
    table[bucket] = offset;
    offsets[size++] = offset;
  }

  private int hash(int offset, ScalarType type) {
    long hash = 0;
    if (type == ScalarType.INT64) {
      hash = LittleEndian.getLong(row, offset);
    } else {
      int end = Values.end(row, offset, type);
      for (int i = offset + 4; i < end; i++) {
        hash = hash * 31 + row[i];
      }
    }
    hash *= 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }

  private boolean same(int a, int b, ScalarType type) {
    return type == ScalarType.INT64
        ? LittleEndian.getLong(row, a) == LittleEndian.getLong(row, b)
        : compareUtf8(row, a, b) == 0;
  }

  /** Compares two length-prefixed strings of a row as unsigned bytes. */
  static int compareUtf8(byte[] row, int a, int b) {
    return Arrays.compareUnsigned(
        row,
        a + 4,
        Values.end(row, a, ScalarType.STRING),
        row,
        b + 4,
        Values.end(row, b, ScalarType.STRING));
  }
}
