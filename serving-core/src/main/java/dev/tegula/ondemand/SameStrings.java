package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;

/** Compares the strings behind the hashes that two packed sets share. */
final class SameStrings {

  private SameStrings() {}

  /**
   * True when each of the shared hashes that {@link SortedOverlap} has found stands for one string
   * in both sets.
   */
  static boolean behind(FeatureBuffer buffer, int slotA, int slotB, int shared) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    int setA = buffer.packedSetOffset(slotA);
    int setB = buffer.packedSetOffset(slotB);
    int sizeA = buffer.length(slotA);
    int sizeB = buffer.length(slotB);
    for (int i = 0; i < shared; i++) {
      long note = SortedOverlap.note(buffer, i);
      int positionA = (int) (note >>> 32) - PackedSet.values(setA) >>> 3;
      int positionB = (int) note - PackedSet.values(setB) >>> 3;
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

  /** As Arrays.equals, without its call, which costs more than the comparison of short strings. */
  private static boolean same(byte[] a, int startA, byte[] b, int startB, int length) {
    int last = length - 8;
    for (int i = 0; i < last; i += 8) {
      if (LittleEndian.getLong(a, startA + i) != LittleEndian.getLong(b, startB + i)) {
        return false;
      }
    }
    if (last >= 0) {
      return LittleEndian.getLong(a, startA + last) == LittleEndian.getLong(b, startB + last);
    }
    for (int i = 0; i < length; i++) {
      if (a[startA + i] != b[startB + i]) {
        return false;
      }
    }
    return true;
  }
}
