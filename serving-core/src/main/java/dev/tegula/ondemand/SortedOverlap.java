package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import dev.tegula.tile.PackedSet;

/**
 * Finds the keys that two packed sets share, by merging their ascending keys where they lie.
 *
 * <p>Without branches, since which of two random keys is the lesser cannot be predicted: a step
 * compares one pair and moves on in either set or both. A step waits for the one before, so that
 * the three ranges that both sets are cut into are merged in turns, for as many steps as none of
 * them can run out of keys in; then it looks again. Three, since the cursors of four do not fit in
 * the registers. A pair of cursors or of ends is that in a, in the upper half of a long, and that
 * in b. Ends and the notes of shared keys lie in the buffer's working space, so that nothing is
 * allocated.
 */
final class SortedOverlap {

  /** As few bytes of keys are merged a range at a time. */
  private static final int FEW_BYTES = 8 * 2;

  /** In the working space behind the pairs that the ranges are cut at: the pairs of the ranges. */
  private static final int PAIRS = PackedSet.RANGES + 1;

  /** The word that holds where the next note goes; the notes follow. */
  private static final int NEXT_NOTE = PAIRS + PackedSet.RANGES;

  private static final int NOTES = NEXT_NOTE + 1;

  /** Moves the cursor in a on by one key. */
  private static final long ON_A = 8L << 32;

  private SortedOverlap() {}

  /** How many keys are shared: a step moves on once, or twice when it meets one. */
  static int count(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    long[] cuts = cut(buffer, slotA, slotB, NOTES);
    int a0 = (int) (cuts[0] >>> 32);
    int b0 = (int) cuts[0];
    int a1 = (int) (cuts[1] >>> 32);
    int b1 = (int) cuts[1];
    int a2 = (int) (cuts[2] >>> 32);
    int b2 = (int) cuts[2];
    int moved = -(a0 + b0 + a1 + b1 + a2 + b2);
    int bytes = fewest(cuts, pair(a0, b0), pair(a1, b1), pair(a2, b2));
    while (bytes >= FEW_BYTES) {
      for (int step = 0; step < bytes; step += 8) {
        long x = LittleEndian.getLong(a, a0);
        long y = LittleEndian.getLong(b, b0);
        int onA = a0 + 8;
        int onB = b0 + 8;
        a0 = x <= y ? onA : a0;
        b0 = x >= y ? onB : b0;
        x = LittleEndian.getLong(a, a1);
        y = LittleEndian.getLong(b, b1);
        onA = a1 + 8;
        onB = b1 + 8;
        a1 = x <= y ? onA : a1;
        b1 = x >= y ? onB : b1;
        x = LittleEndian.getLong(a, a2);
        y = LittleEndian.getLong(b, b2);
        onA = a2 + 8;
        onB = b2 + 8;
        a2 = x <= y ? onA : a2;
        b2 = x >= y ? onB : b2;
      }
      moved -= PackedSet.RANGES * bytes;
      bytes = fewest(cuts, pair(a0, b0), pair(a1, b1), pair(a2, b2));
    }
    moved += a0 + b0 + a1 + b1 + a2 + b2;
    return moved / 8
        + countRest(a, b, pair(a0, b0), cuts[1])
        + countRest(a, b, pair(a1, b1), cuts[2])
        + countRest(a, b, pair(a2, b2), cuts[3]);
  }

  /** Notes all pairs and keeps the notes of equal keys; {@link #note} tells. Returns how many. */
  static int find(FeatureBuffer buffer, int slotA, int slotB) {
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    // A note more than there are keys of a: the last one that does not stay.
    long[] work = cut(buffer, slotA, slotB, NOTES + buffer.length(slotA) + 1);
    int note = NOTES;
    long pair0 = work[0];
    long pair1 = work[1];
    long pair2 = work[2];
    int bytes = fewest(work, pair0, pair1, pair2);
    while (bytes >= FEW_BYTES) {
      for (int step = 0; step < bytes; step += 8) {
        long x = LittleEndian.getLong(a, (int) (pair0 >>> 32));
        long y = LittleEndian.getLong(b, (int) pair0);
        work[note] = pair0;
        note += x == y ? 1 : 0;
        long onA = pair0 + ON_A;
        pair0 = x <= y ? onA : pair0;
        long onB = pair0 + 8;
        pair0 = x >= y ? onB : pair0;
        x = LittleEndian.getLong(a, (int) (pair1 >>> 32));
        y = LittleEndian.getLong(b, (int) pair1);
        work[note] = pair1;
        note += x == y ? 1 : 0;
        onA = pair1 + ON_A;
        pair1 = x <= y ? onA : pair1;
        onB = pair1 + 8;
        pair1 = x >= y ? onB : pair1;
        x = LittleEndian.getLong(a, (int) (pair2 >>> 32));
        y = LittleEndian.getLong(b, (int) pair2);
        work[note] = pair2;
        note += x == y ? 1 : 0;
        onA = pair2 + ON_A;
        pair2 = x <= y ? onA : pair2;
        onB = pair2 + 8;
        pair2 = x >= y ? onB : pair2;
      }
      bytes = fewest(work, pair0, pair1, pair2);
    }
    work[PAIRS] = pair0;
    work[PAIRS + 1] = pair1;
    work[PAIRS + 2] = pair2;
    work[NEXT_NOTE] = note;
    for (int range = 0; range < PackedSet.RANGES; range++) {
      noteRest(a, b, work, range);
    }
    return (int) work[NEXT_NOTE] - NOTES;
  }

  /** The pair of cursors at a shared key. */
  static long note(long[] work, int shared) {
    return work[NOTES + shared];
  }

  /** The working space, in which the pairs lie that the ranges are cut at. */
  private static long[] cut(FeatureBuffer buffer, int slotA, int slotB, int length) {
    long[] cuts = buffer.scratch(length);
    byte[] a = buffer.packedSetRow(slotA);
    byte[] b = buffer.packedSetRow(slotB);
    int setA = buffer.packedSetOffset(slotA);
    int setB = buffer.packedSetOffset(slotB);
    for (int i = 0; i <= PackedSet.RANGES; i++) {
      cuts[i] = pair(PackedSet.keys(a, setA, i), PackedSet.keys(b, setB, i));
    }
    return cuts;
  }

  /** The bytes of keys that each range can move on by, one key a step, in either set. */
  private static int fewest(long[] cuts, long pair0, long pair1, long pair2) {
    return Math.min(
        lesser(cuts[1] - pair0), Math.min(lesser(cuts[2] - pair1), lesser(cuts[3] - pair2)));
  }

  private static int lesser(long pair) {
    return Math.min((int) (pair >>> 32), (int) pair);
  }

  private static int countRest(byte[] a, byte[] b, long pair, long end) {
    int at = (int) (pair >>> 32);
    int other = (int) pair;
    int endA = (int) (end >>> 32);
    int endB = (int) end;
    int shared = 0;
    while (at < endA && other < endB) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      shared += x == y ? 1 : 0;
      int onA = at + 8;
      int onB = other + 8;
      at = x <= y ? onA : at;
      other = x >= y ? onB : other;
    }
    return shared;
  }

  private static void noteRest(byte[] a, byte[] b, long[] work, int range) {
    int at = (int) (work[PAIRS + range] >>> 32);
    int other = (int) work[PAIRS + range];
    int endA = (int) (work[range + 1] >>> 32);
    int endB = (int) work[range + 1];
    int note = (int) work[NEXT_NOTE];
    while (at < endA && other < endB) {
      long x = LittleEndian.getLong(a, at);
      long y = LittleEndian.getLong(b, other);
      work[note] = pair(at, other);
      note += x == y ? 1 : 0;
      int onA = at + 8;
      int onB = other + 8;
      at = x <= y ? onA : at;
      other = x >= y ? onB : other;
    }
    work[NEXT_NOTE] = note;
  }

  private static long pair(int at, int other) {
    return (long) at << 32 | other;
  }
}
