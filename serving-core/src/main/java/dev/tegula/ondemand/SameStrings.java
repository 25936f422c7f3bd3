package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;

/** Compares the words that keys leave of strings, for the keys that two packed sets share. */
final class SameStrings {

  private SameStrings() {}

  /** True when the keys of a packed set leave nothing: values are equal when their keys are. */
  static boolean areKeys(FeatureBuffer buffer, int slot) {
    return PackedSet.columns(buffer.packedSetRow(slot), buffer.packedSetOffset(slot)) == 1;
  }

  /**
   * True when each of the shared keys that {@link SortedOverlap} has found stands for one string in
   * both sets. Looks at all of them, a column at a time, and decides once.
   */
  static boolean behind(FeatureBuffer buffer, int slotA, int slotB, int shared) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    int setA = buffer.packedSetOffset(slotA);
    int setB = buffer.packedSetOffset(slotB);
    int columnsA = PackedSet.columns(a, setA);
    int columnsB = PackedSet.columns(b, setB);
    long[] work = buffer.scratch(0);
    long different = 0;
    for (int column = 1; column < Math.max(columnsA, columnsB); column++) {
      // A word lies as far behind its key as its column behind that of the keys. Where a set has no
      // such column, the strings of the other one must have ended: nothing but zeros.
      long ofA = column < columnsA ? -1 : 0;
      long ofB = column < columnsB ? -1 : 0;
      int toA = column * 8 * PackedSet.size(a, setA) & (int) ofA;
      int toB = column * 8 * PackedSet.size(b, setB) & (int) ofB;
      for (int i = 0; i < shared; i++) {
        long note = SortedOverlap.note(work, i);
        long x = LittleEndian.getLong(a, (int) (note >>> 32) + toA) & ofA;
        long y = LittleEndian.getLong(b, (int) note + toB) & ofB;
        different |= x ^ y;
      }
    }
    return different == 0;
  }
}
