package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.LittleEndian;
import java.util.Arrays;

/**
 * How much two sets of int64 or string values overlap, read in place from the list slots of a
 * buffer. Lists count as sets: duplicates count once, null elements not at all. Two empty sets are
 * alike: 1. Allocates nothing once the buffer's working space has grown; confined to the buffer's
 * thread.
 */
public final class Jaccard {

  private static final long IN_FIRST = 1;
  private static final long IN_SECOND = 2;
  private static final long IN_BOTH = 3;

  private Jaccard() {}

  /**
   * |A ∩ B| / |A ∪ B|, from 0 to 1.
   *
   * @throws IllegalArgumentException when a slot holds no list, or one of another element type
   */
  public static double similarity(FeatureBuffer buffer, int slotA, int slotB) {
    return similarity(compare(buffer, slotA, slotB));
  }

  static double similarity(long sizes) {
    int union = first(sizes) + second(sizes) - intersectionSize(sizes);
    return union == 0 ? 1 : (double) intersectionSize(sizes) / union;
  }

  /**
   * |A ∩ B| / min(|A|, |B|), from 0 to 1; 1 when both are empty, 0 when one is.
   *
   * @throws IllegalArgumentException as {@link #similarity}
   */
  public static double overlapCoefficient(FeatureBuffer buffer, int slotA, int slotB) {
    return overlapCoefficient(compare(buffer, slotA, slotB));
  }

  static double overlapCoefficient(long sizes) {
    int least = Math.min(first(sizes), second(sizes));
    if (least == 0) {
      return first(sizes) == second(sizes) ? 1 : 0;
    }
    return (double) intersectionSize(sizes) / least;
  }

  /**
   * |A ∩ B|.
   *
   * @throws IllegalArgumentException as {@link #similarity}
   */
  public static int intersectionSize(FeatureBuffer buffer, int slotA, int slotB) {
    return intersectionSize(compare(buffer, slotA, slotB));
  }

  /** |A|, |B| and |A ∩ B|, 21 bits each: a list of more elements would not fit in a row. */
  static long compare(FeatureBuffer buffer, int slotA, int slotB) {
    FeatureBuffer.Kind kindA = elements(buffer, slotA);
    FeatureBuffer.Kind kindB = elements(buffer, slotB);
    if (kindA != kindB && kindA != FeatureBuffer.Kind.NULL && kindB != FeatureBuffer.Kind.NULL) {
      throw new IllegalArgumentException(
          "slot " + slotB + ": list of " + kindB + " (expected: " + kindA + ")");
    }
    int shared = countSorted(buffer, slotA, slotB);
    if (shared >= 0) {
      return sizes(buffer.length(slotA), buffer.length(slotB), shared);
    }
    int capacity =
        Integer.highestOneBit(Math.max(4, buffer.length(slotA) + buffer.length(slotB))) * 4;
    long[] table = buffer.scratch(capacity);
    Arrays.fill(table, 0, capacity, 0);
    long sizeA = enter(buffer, slotA, table, capacity, IN_FIRST);
    long sizeB = enter(buffer, slotB, table, capacity, IN_SECOND);
    return sizes(sizeA >>> 32, sizeB >>> 32, sizeB & 0xffffffffL);
  }

  private static long sizes(long first, long second, long common) {
    return first << 42 | second << 21 | common;
  }

  /** The shared values of two packed sets; negative when that does not tell. */
  private static int countSorted(FeatureBuffer buffer, int slotA, int slotB) {
    if (!buffer.isPackedSet(slotA) || !buffer.isPackedSet(slotB)) {
      return -1;
    }
    if (SameStrings.areKeys(buffer, slotA) && SameStrings.areKeys(buffer, slotB)) {
      return SortedOverlap.count(buffer, slotA, slotB);
    }
    int shared = SortedOverlap.find(buffer, slotA, slotB);
    return SameStrings.behind(buffer, slotA, slotB, shared) ? shared : -1;
  }

  private static int first(long sizes) {
    return (int) (sizes >>> 42);
  }

  private static int second(long sizes) {
    return (int) (sizes >>> 21) & 0x1fffff;
  }

  static int intersectionSize(long sizes) {
    return (int) sizes & 0x1fffff;
  }

  private static FeatureBuffer.Kind elements(FeatureBuffer buffer, int slot) {
    if (buffer.kind(slot) != FeatureBuffer.Kind.LIST) {
      throw new IllegalArgumentException(
          "slot " + slot + ": " + buffer.kind(slot) + " (expected: LIST)");
    }
    return buffer.elementKind(slot);
  }

  /**
   * Enters the elements of one list into an open-addressed table of pairs: the value or hash, and
   * the offset of the element with the sets that it was met in. Returns how many were new to this
   * set in the upper half, and how many of those were in the other one in the lower half.
   */
  private static long enter(FeatureBuffer buffer, int slot, long[] table, int capacity, long set) {
    int at = buffer.areaOffset(slot);
    byte[] area = buffer.area();
    boolean text = buffer.elementKind(slot) == FeatureBuffer.Kind.STRING;
    int mask = capacity - 2;
    long counts = 0;
    for (int i = buffer.length(slot); i > 0; i--) {
      if (area[at] == 0) {
        at++;
        continue;
      }
      int length = text ? LittleEndian.getInt(area, at + 1) : 8;
      long value = text ? hash(area, at + 5, length) : LittleEndian.getLong(area, at + 1);
      int bucket = (int) (value * 0x9e3779b97f4a7c15L >>> 32) & mask;
      while (table[bucket + 1] != 0
          && !(table[bucket] == value && (!text || sameText(area, table[bucket + 1], at)))) {
        bucket = bucket + 2 & mask;
      }
      long before = table[bucket + 1] & IN_BOTH;
      if ((before & set) == 0) {
        counts += (1L << 32) + (before == 0 ? 0 : 1);
        table[bucket] = value;
        table[bucket + 1] = (long) at << 2 | before | set;
      }
      at += text ? 5 + length : 9;
    }
    return counts;
  }

  private static boolean sameText(byte[] area, long entry, int at) {
    int other = (int) (entry >>> 2);
    int length = LittleEndian.getInt(area, at + 1);
    return length == LittleEndian.getInt(area, other + 1)
        && Arrays.equals(area, at + 5, at + 5 + length, area, other + 5, other + 5 + length);
  }

  private static long hash(byte[] bytes, int offset, int length) {
    long hash = length * 0x9e3779b97f4a7c15L;
    int end = offset + length;
    int at = offset;
    for (; at + 8 <= end; at += 8) {
      hash = (hash ^ LittleEndian.getLong(bytes, at)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
