package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;

/**
 * Cuts two packed sets at the same values into lanes, so that several merges can take turns: a
 * merge step waits for the one before. The cursors lie in the buffer's working space, so that
 * nothing is allocated.
 */
final class Lanes {

  /** Words of a lane: cursor and end in a, cursor and end in b, where its next note goes. */
  static final int WORDS = 5;

  private Lanes() {}

  /** The working space with the cursors of the lanes, then room for notes of shared values. */
  static long[] cut(FeatureBuffer buffer, int slotA, int slotB, int lanes) {
    int sizeA = buffer.length(slotA);
    int sizeB = buffer.length(slotB);
    int valuesA = PackedSet.values(buffer.packedSetOffset(slotA));
    int valuesB = PackedSet.values(buffer.packedSetOffset(slotB));
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    long[] work = buffer.scratch(lanes * WORDS + sizeA + lanes);
    int fromA = 0;
    int fromB = 0;
    for (int lane = 0; lane < lanes; lane++) {
      int toA = sizeA / lanes * (lane + 1);
      int toB = sizeB;
      if (lane + 1 == lanes) {
        toA = sizeA;
      } else if (toA > 0) {
        toB = lowerBound(b, valuesB, sizeB, LittleEndian.getLong(a, valuesA + 8 * toA));
      } else {
        toB = 0;
      }
      int word = lane * WORDS;
      work[word] = valuesA + 8L * fromA;
      work[word + 1] = valuesA + 8L * toA;
      work[word + 2] = valuesB + 8L * fromB;
      work[word + 3] = valuesB + 8L * toB;
      work[word + 4] = firstNote(lanes, lane, fromA);
      fromA = toA;
      fromB = toB;
    }
    return work;
  }

  /** A lane can note each of its values of a, and one more that does not stay. */
  private static int firstNote(int lanes, int lane, int fromA) {
    return lanes * WORDS + fromA + lane;
  }

  private static int lowerBound(byte[] bytes, int values, int size, long wanted) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      if (LittleEndian.getLong(bytes, values + 8 * middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many steps all lanes can take without running out of values in either set. */
  static int steps(long[] work, int lanes) {
    long bytes = Integer.MAX_VALUE;
    for (int word = 0; word < lanes * WORDS; word += WORDS) {
      bytes = Math.min(bytes, work[word + 1] - work[word]);
      bytes = Math.min(bytes, work[word + 3] - work[word + 2]);
    }
    return (int) (bytes / 8);
  }
}
