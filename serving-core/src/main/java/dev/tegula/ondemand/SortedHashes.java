package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;
import java.util.Arrays;

/**
 * Counts the strings that two packed sets share: merges their hashes as {@link SortedLongs} does
 * values, notes every pair of equal ones, then compares the strings of each pair, so that the count
 * is exact.
 */
final class SortedHashes {

  /** Some hashes are equal where strings are not: the count cannot be told from hashes. */
  static final int UNKNOWN = -1;

  private static final int LANES = 2;
  private static final int FEW_STEPS = 4;

  private SortedHashes() {}

  static int countShared(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    long[] work = Lanes.cut(buffer, slotA, slotB, LANES);
    int firstNote = (int) work[4];
    int secondNote = (int) work[Lanes.WORDS + 4];
    for (int steps = Lanes.steps(work, LANES);
        steps >= FEW_STEPS;
        steps = Lanes.steps(work, LANES)) {
      takeTurns(a, b, work, steps);
    }
    int firstEnd = finish(a, b, work, 0);
    int secondEnd = finish(a, b, work, Lanes.WORDS);
    boolean same =
        sameStrings(buffer, slotA, slotB, firstNote, firstEnd)
            && sameStrings(buffer, slotA, slotB, secondNote, secondEnd);
    return same ? firstEnd - firstNote + secondEnd - secondNote : UNKNOWN;
  }

  private static void takeTurns(byte[] a, byte[] b, long[] work, int steps) {
    int a0 = (int) work[0];
    int b0 = (int) work[2];
    int note0 = (int) work[4];
    int a1 = (int) work[5];
    int b1 = (int) work[7];
    int note1 = (int) work[9];
    for (int step = 0; step < steps; step++) {
      long x = LittleEndian.getLong(a, a0);
      long y = LittleEndian.getLong(b, b0);
      work[note0] = note(a0, b0);
      a0 += x <= y ? 8 : 0;
      b0 += y <= x ? 8 : 0;
      note0 += x == y ? 1 : 0;
      x = LittleEndian.getLong(a, a1);
      y = LittleEndian.getLong(b, b1);
      work[note1] = note(a1, b1);
      a1 += x <= y ? 8 : 0;
      b1 += y <= x ? 8 : 0;
      note1 += x == y ? 1 : 0;
    }
    work[0] = a0;
    work[2] = b0;
    work[4] = note0;
    work[5] = a1;
    work[7] = b1;
    work[9] = note1;
  }

  /** Returns the end of the lane's notes. */
  private static int finish(byte[] a, byte[] b, long[] work, int lane) {
    int at = (int) work[lane];
    int end = (int) work[lane + 1];
    int other = (int) work[lane + 2];
    int otherEnd = (int) work[lane + 3];
    int note = (int) work[lane + 4];
    while (at < end && other < otherEnd) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      work[note] = note(at, other);
      at += x <= y ? 8 : 0;
      other += y <= x ? 8 : 0;
      note += x == y ? 1 : 0;
    }
    return note;
  }

  private static long note(int at, int other) {
    return (long) at << 32 | other;
  }

  /** Compares the strings behind the noted hashes. */
  private static boolean sameStrings(
      FeatureBuffer buffer, int slotA, int slotB, int note, int end) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    int setA = buffer.packedSetOffset(slotA);
    int setB = buffer.packedSetOffset(slotB);
    int sizeA = buffer.length(slotA);
    int sizeB = buffer.length(slotB);
    long[] work = buffer.scratch(end);
    for (; note < end; note++) {
      int positionA = ((int) (work[note] >>> 32) - PackedSet.values(setA)) / 8;
      int positionB = ((int) work[note] - PackedSet.values(setB)) / 8;
      int startA = PackedSet.textStart(a, setA, sizeA, positionA);
      int startB = PackedSet.textStart(b, setB, sizeB, positionB);
      int length = PackedSet.textStart(a, setA, sizeA, positionA + 1) - startA;
      if (length != PackedSet.textStart(b, setB, sizeB, positionB + 1) - startB
          || !same(a, startA, b, startB, length)) {
        return false;
      }
    }
    return true;
  }

  /** As Arrays.equals, but without a call for strings of common lengths. */
  private static boolean same(byte[] a, int startA, byte[] b, int startB, int length) {
    if (length < 8 || length > 16) {
      return Arrays.equals(a, startA, startA + length, b, startB, startB + length);
    }
    int tail = length - 8;
    return LittleEndian.getLong(a, startA) == LittleEndian.getLong(b, startB)
        && LittleEndian.getLong(a, startA + tail) == LittleEndian.getLong(b, startB + tail);
  }
}
