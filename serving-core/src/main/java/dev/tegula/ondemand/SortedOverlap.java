package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;

/**
 * Finds the values that two packed sets share, by merging their ascending values where they lie.
 *
 * <p>Without branches, since which of two random values is the lesser cannot be predicted: a step
 * compares one pair, notes it in any case, keeps the note when the values are equal, and moves on
 * in either set or both. A step waits for the one before, so the sets are cut at the same values
 * into four, and four merges take turns, for as many steps as none of them can run out of values
 * in; then they look again. The cursors and the notes lie in the buffer's working space, so that
 * nothing is allocated.
 */
final class SortedOverlap {

  private static final int LANES = 4;
  private static final int FEW_STEPS = 4;

  /** Words of a lane in the working space: cursor and end in a, cursor and end in b. */
  private static final int LANE_WORDS = 4;

  /** The word that holds where the next note goes; the notes follow. */
  private static final int NEXT_NOTE = LANES * LANE_WORDS;

  private static final int NOTES = NEXT_NOTE + 1;

  private SortedOverlap() {}

  /** How many values are shared. */
  static int count(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    long[] work = buffer.scratch(NOTES);
    cut(buffer, slotA, slotB, work);
    int shared = 0;
    for (int steps = steps(work); steps >= FEW_STEPS; steps = steps(work)) {
      shared += countTurns(a, b, work, steps);
    }
    for (int lane = 0; lane < NEXT_NOTE; lane += LANE_WORDS) {
      shared += countRest(a, b, work, lane);
    }
    return shared;
  }

  /** How many values are shared; {@link #note} tells which. */
  static int find(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    // A note more than there are values of a: the last one that does not stay.
    long[] work = buffer.scratch(NOTES + buffer.length(slotA) + 1);
    cut(buffer, slotA, slotB, work);
    for (int steps = steps(work); steps >= FEW_STEPS; steps = steps(work)) {
      noteTurns(a, b, work, steps);
    }
    for (int lane = 0; lane < NEXT_NOTE; lane += LANE_WORDS) {
      noteRest(a, b, work, lane);
    }
    return (int) work[NEXT_NOTE] - NOTES;
  }

  /** Where a shared value lies in the row of a, in the upper half, and in that of b. */
  static long note(FeatureBuffer buffer, int shared) {
    return buffer.scratch(0)[NOTES + shared];
  }

  private static void cut(FeatureBuffer buffer, int slotA, int slotB, long[] work) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    int sizeA = buffer.length(slotA);
    int sizeB = buffer.length(slotB);
    int valuesA = PackedSet.values(buffer.packedSetOffset(slotA));
    int valuesB = PackedSet.values(buffer.packedSetOffset(slotB));
    int fromA = 0;
    int fromB = 0;
    for (int lane = 0; lane < LANES; lane++) {
      boolean last = lane + 1 == LANES;
      int toA = last ? sizeA : sizeA / LANES * (lane + 1);
      int toB =
          last ? sizeB : lowerBound(b, valuesB, sizeB, LittleEndian.getLong(a, valuesA + 8 * toA));
      int word = lane * LANE_WORDS;
      work[word] = valuesA + 8L * fromA;
      work[word + 1] = valuesA + 8L * toA;
      work[word + 2] = valuesB + 8L * fromB;
      work[word + 3] = valuesB + 8L * toB;
      fromA = toA;
      fromB = toB;
    }
    work[NEXT_NOTE] = NOTES;
  }

  /** The first of some ascending values that is not less than the wanted one. */
  private static int lowerBound(byte[] bytes, int values, int size, long wanted) {
    int base = 0;
    for (int rest = size; rest > 0; ) {
      int half = (rest + 1) / 2;
      base += LittleEndian.getLong(bytes, values + 8 * (base + half - 1)) < wanted ? half : 0;
      rest -= half;
    }
    return base;
  }

  /** How many steps all lanes can take without running out of values in either set. */
  private static int steps(long[] work) {
    long bytes = Integer.MAX_VALUE;
    for (int word = 0; word < NEXT_NOTE; word += 2) {
      bytes = Math.min(bytes, work[word + 1] - work[word]);
    }
    return (int) (bytes / 8);
  }

  private static void noteTurns(byte[] a, byte[] b, long[] work, int steps) {
    int a0 = (int) work[0];
    int b0 = (int) work[2];
    int a1 = (int) work[4];
    int b1 = (int) work[6];
    int a2 = (int) work[8];
    int b2 = (int) work[10];
    int a3 = (int) work[12];
    int b3 = (int) work[14];
    int note = 8 * (int) work[NEXT_NOTE];
    for (int step = 0; step < steps; step++) {
      long x = LittleEndian.getLong(a, a0);
      long y = LittleEndian.getLong(b, b0);
      work[note >>> 3] = pair(a0, b0);
      int onA = x <= y ? 8 : 0;
      int onB = y <= x ? 8 : 0;
      a0 += onA;
      b0 += onB;
      note += onA & onB;
      x = LittleEndian.getLong(a, a1);
      y = LittleEndian.getLong(b, b1);
      work[note >>> 3] = pair(a1, b1);
      onA = x <= y ? 8 : 0;
      onB = y <= x ? 8 : 0;
      a1 += onA;
      b1 += onB;
      note += onA & onB;
      x = LittleEndian.getLong(a, a2);
      y = LittleEndian.getLong(b, b2);
      work[note >>> 3] = pair(a2, b2);
      onA = x <= y ? 8 : 0;
      onB = y <= x ? 8 : 0;
      a2 += onA;
      b2 += onB;
      note += onA & onB;
      x = LittleEndian.getLong(a, a3);
      y = LittleEndian.getLong(b, b3);
      work[note >>> 3] = pair(a3, b3);
      onA = x <= y ? 8 : 0;
      onB = y <= x ? 8 : 0;
      a3 += onA;
      b3 += onB;
      note += onA & onB;
    }
    put(work, 0, a0, b0);
    put(work, 4, a1, b1);
    put(work, 8, a2, b2);
    put(work, 12, a3, b3);
    work[NEXT_NOTE] = note >>> 3;
  }

  /** A step moves on once, or twice when it meets a shared value: that counts them. */
  private static int countTurns(byte[] a, byte[] b, long[] work, int steps) {
    int a0 = (int) work[0];
    int b0 = (int) work[2];
    int a1 = (int) work[4];
    int b1 = (int) work[6];
    int a2 = (int) work[8];
    int b2 = (int) work[10];
    int a3 = (int) work[12];
    int b3 = (int) work[14];
    int before = a0 + b0 + a1 + b1 + a2 + b2 + a3 + b3;
    for (int step = 0; step < steps; step++) {
      long x = LittleEndian.getLong(a, a0);
      long y = LittleEndian.getLong(b, b0);
      a0 += x <= y ? 8 : 0;
      b0 += y <= x ? 8 : 0;
      x = LittleEndian.getLong(a, a1);
      y = LittleEndian.getLong(b, b1);
      a1 += x <= y ? 8 : 0;
      b1 += y <= x ? 8 : 0;
      x = LittleEndian.getLong(a, a2);
      y = LittleEndian.getLong(b, b2);
      a2 += x <= y ? 8 : 0;
      b2 += y <= x ? 8 : 0;
      x = LittleEndian.getLong(a, a3);
      y = LittleEndian.getLong(b, b3);
      a3 += x <= y ? 8 : 0;
      b3 += y <= x ? 8 : 0;
    }
    put(work, 0, a0, b0);
    put(work, 4, a1, b1);
    put(work, 8, a2, b2);
    put(work, 12, a3, b3);
    return (a0 + b0 + a1 + b1 + a2 + b2 + a3 + b3 - before) / 8 - LANES * steps;
  }

  private static int countRest(byte[] a, byte[] b, long[] work, int lane) {
    int at = (int) work[lane];
    int end = (int) work[lane + 1];
    int other = (int) work[lane + 2];
    int otherEnd = (int) work[lane + 3];
    int shared = 0;
    while (at < end && other < otherEnd) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      shared += x == y ? 1 : 0;
      at += x <= y ? 8 : 0;
      other += y <= x ? 8 : 0;
    }
    return shared;
  }

  private static void put(long[] work, int lane, int a, int b) {
    work[lane] = a;
    work[lane + 2] = b;
  }

  private static void noteRest(byte[] a, byte[] b, long[] work, int lane) {
    int at = (int) work[lane];
    int end = (int) work[lane + 1];
    int other = (int) work[lane + 2];
    int otherEnd = (int) work[lane + 3];
    int note = (int) work[NEXT_NOTE];
    while (at < end && other < otherEnd) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      work[note] = pair(at, other);
      note += x == y ? 1 : 0;
      at += x <= y ? 8 : 0;
      other += y <= x ? 8 : 0;
    }
    work[NEXT_NOTE] = note;
  }

  private static long pair(int at, int other) {
    return (long) at << 32 | other;
  }
}
