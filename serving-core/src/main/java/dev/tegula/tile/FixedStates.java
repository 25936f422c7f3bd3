package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.util.Arrays;
import java.util.List;

/**
 * The presence words and fixed states of one open tile, and how a value changes them. Values come
 * in canonical order.
 */
final class FixedStates {

  private final List<Cell> cells;
  private final long[] presence;
  private final long[] words;

  /** The running means behind {@link dev.tegula.aggregate.StateKind#SQUARED_DEVIATIONS}. */
  private final double[] means;

  private final long[] counts;

  FixedStates(ViewLayout layout) {
    this.cells = layout.cells();
    this.presence = new long[layout.presenceWords()];
    this.words = new long[layout.fixedCells()];
    this.means = new double[words.length];
    this.counts = new long[words.length];
    clear();
  }

  void clear() {
    Arrays.fill(presence, 0);
    for (int i = 0; i < words.length; i++) {
      words[i] = cells.get(i).neutral();
      means[i] = 0;
      counts[i] = 0;
    }
  }

  void add(InputRow row) {
    for (Cell cell : cells) {
      if (!row.isNull(cell.column())) {
        presence[cell.presenceBit() >>> 6] |= 1L << cell.presenceBit();
      }
    }
    for (int i = 0; i < words.length; i++) {
      Cell cell = cells.get(i);
      if (!row.isNull(cell.column())) {
        words[i] = combine(i, cell, row);
      }
    }
  }

  private long combine(int i, Cell cell, InputRow row) {
    long word = words[i];
    return switch (cell.kind()) {
      case COUNT -> word + 1;
      case SUM_INT64 -> word + row.longAt(cell.column());
      case SUM_FLOAT64 ->
          Double.doubleToLongBits(Double.longBitsToDouble(word) + number(cell, row));
      case SQUARED_DEVIATIONS -> Double.doubleToLongBits(deviate(i, word, number(cell, row)));
      case MIN_NUMBER -> Math.min(word, ordered(cell, row));
      case MAX_NUMBER -> Math.max(word, ordered(cell, row));
      case LAST_NUMBER -> raw(cell, row);
      default -> throw new IllegalStateException(cell.kind() + " is not fixed");
    };
  }

  /** Welford (1962). */
  private double deviate(int i, long word, double value) {
    double before = value - means[i];
    means[i] += before / ++counts[i];
    return Double.longBitsToDouble(word) + before * (value - means[i]);
  }

  private static double number(Cell cell, InputRow row) {
    return cell.type() == ScalarType.INT64
        ? (double) row.longAt(cell.column())
        : row.doubleAt(cell.column());
  }

  private static long ordered(Cell cell, InputRow row) {
    return cell.type() == ScalarType.INT64
        ? row.longAt(cell.column())
        : OrderedDouble.of(row.doubleAt(cell.column()));
  }

  private static long raw(Cell cell, InputRow row) {
    if (cell.type() == ScalarType.BOOLEAN) {
      return row.booleanAt(cell.column()) ? 1 : 0;
    }
    return cell.type() == ScalarType.INT64
        ? row.longAt(cell.column())
        : Double.doubleToLongBits(row.doubleAt(cell.column()));
  }

  void writeTo(ByteSink sink) {
    for (long word : presence) {
      sink.putLong(word);
    }
    for (long word : words) {
      sink.putLong(word);
    }
  }
}
