package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;

/**
 * Counts the int64 values that two packed sets share, by merging them where they lie. Without
 * branches, since which of two random values is the lesser cannot be predicted: a step compares one
 * pair, counts it when equal, and moves on in either set or both. Four merges take turns, for as
 * many steps as none of them can run out of values in; then they look again.
 */
final class SortedLongs {

  private static final int LANES = 4;
  private static final int FEW_STEPS = 4;

  private SortedLongs() {}

  static int countShared(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    long[] work = Lanes.cut(buffer, slotA, slotB, LANES);
    int shared = 0;
    for (int steps = Lanes.steps(work, LANES);
        steps >= FEW_STEPS;
        steps = Lanes.steps(work, LANES)) {
      shared += takeTurns(a, b, work, steps);
    }
    for (int lane = 0; lane < LANES; lane++) {
      shared += finish(a, b, work, lane * Lanes.WORDS);
    }
    return shared;
  }

  private static int takeTurns(byte[] a, byte[] b, long[] work, int steps) {
    int a0 = (int) work[0];
    int b0 = (int) work[2];
    int a1 = (int) work[5];
    int b1 = (int) work[7];
    int a2 = (int) work[10];
    int b2 = (int) work[12];
    int a3 = (int) work[15];
    int b3 = (int) work[17];
    int shared = 0;
    for (int step = 0; step < steps; step++) {
      long x = LittleEndian.getLong(a, a0);
      long y = LittleEndian.getLong(b, b0);
      a0 += x <= y ? 8 : 0;
      b0 += y <= x ? 8 : 0;
      shared += x == y ? 1 : 0;
      x = LittleEndian.getLong(a, a1);
      y = LittleEndian.getLong(b, b1);
      a1 += x <= y ? 8 : 0;
      b1 += y <= x ? 8 : 0;
      shared += x == y ? 1 : 0;
      x = LittleEndian.getLong(a, a2);
      y = LittleEndian.getLong(b, b2);
      a2 += x <= y ? 8 : 0;
      b2 += y <= x ? 8 : 0;
      shared += x == y ? 1 : 0;
      x = LittleEndian.getLong(a, a3);
      y = LittleEndian.getLong(b, b3);
      a3 += x <= y ? 8 : 0;
      b3 += y <= x ? 8 : 0;
      shared += x == y ? 1 : 0;
    }
    work[0] = a0;
    work[2] = b0;
    work[5] = a1;
    work[7] = b1;
    work[10] = a2;
    work[12] = b2;
    work[15] = a3;
    work[17] = b3;
    return shared;
  }

  private static int finish(byte[] a, byte[] b, long[] work, int lane) {
    int at = (int) work[lane];
    int end = (int) work[lane + 1];
    int other = (int) work[lane + 2];
    int otherEnd = (int) work[lane + 3];
    int shared = 0;
    while (at < end && other < otherEnd) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      at += x <= y ? 8 : 0;
      other += y <= x ? 8 : 0;
      shared += x == y ? 1 : 0;
    }
    return shared;
  }
}
