package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import dev.tegula.type.ScalarType;
import java.util.stream.IntStream;

/**
 * Slots of one window whose values come out of fixed cells in the same way.
 *
 * @param slots with cells and presence bits at the same positions; not to be changed
 * @param neighbours true when slots and cells both count up by one
 */
record SlotGroup(Way way, int[] slots, int[] cells, int[] bits, boolean neighbours) {

  static SlotGroup of(Way way, int[] slots, int[] cells, int[] bits) {
    return new SlotGroup(way, slots, cells, bits, countsUp(slots) && countsUp(cells));
  }

  private static boolean countsUp(int[] numbers) {
    return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == numbers[i - 1] + 1);
  }

  /** How a value comes out of its cell. */
  enum Way {
    SUM_FLOAT64,
    COUNT,
    INT64,
    ORDERED_FLOAT64,
    BITS_FLOAT64,
    BOOLEAN;

    static Way of(Cell cell) {
      if (cell.kind() == StateKind.COUNT) {
        return COUNT;
      }
      if (cell.kind() == StateKind.SUM_FLOAT64) {
        return SUM_FLOAT64;
      }
      if (cell.type() == ScalarType.BOOLEAN) {
        return BOOLEAN;
      }
      if (cell.type() == ScalarType.INT64) {
        return INT64;
      }
      return cell.kind() == StateKind.LAST_NUMBER ? BITS_FLOAT64 : ORDERED_FLOAT64;
    }
  }

  void write(FixedMerge merged, int window, FeatureBuffer out) {
    switch (way) {
      case SUM_FLOAT64 -> writeSums(merged, window, out);
      case COUNT -> writeCounts(merged, window, out);
      case INT64, ORDERED_FLOAT64, BITS_FLOAT64, BOOLEAN -> writeOthers(merged, window, out);
    }
  }

  private void writeSums(FixedMerge merged, int window, FeatureBuffer out) {
    if (merged.allPresent(window)) {
      if (neighbours) {
        int from = merged.first(window) + cells[0];
        out.setDoubles(slots[0], merged.doubles(), from, slots.length);
        return;
      }
      out.setDoubles(slots, merged.doubles(), merged.first(window), cells);
      return;
    }
    for (int i = 0; i < slots.length; i++) {
      if (merged.present(window, bits[i])) {
        out.setDouble(slots[i], merged.doubleAt(window, cells[i]));
      } else {
        out.setNull(slots[i]);
      }
    }
  }

  private void writeCounts(FixedMerge merged, int window, FeatureBuffer out) {
    for (int i = 0; i < slots.length; i++) {
      out.setLong(slots[i], merged.longAt(window, cells[i]));
    }
  }

  private void writeOthers(FixedMerge merged, int window, FeatureBuffer out) {
    for (int i = 0; i < slots.length; i++) {
      long state = merged.longAt(window, cells[i]);
      if (!merged.present(window, bits[i])) {
        out.setNull(slots[i]);
      } else if (way == Way.INT64) {
        out.setLong(slots[i], state);
      } else if (way == Way.ORDERED_FLOAT64) {
        out.setDouble(slots[i], OrderedDouble.toDouble(state));
      } else if (way == Way.BITS_FLOAT64) {
        out.setDouble(slots[i], Double.longBitsToDouble(state));
      } else {
        out.setBoolean(slots[i], state != 0);
      }
    }
  }
}
