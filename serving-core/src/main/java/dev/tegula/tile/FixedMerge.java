package dev.tegula.tile;

import dev.tegula.aggregate.State;
import dev.tegula.aggregate.StateKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The fixed states of windows that end together, merged from the newest tile to the oldest: what
 * one window has merged is where the next longer one goes on. Reused from row to row.
 */
final class FixedMerge {

  private final ViewLayout layout;
  private final CellRange longSums;
  private final CellRange doubleSums;
  private final CellRange least;
  private final CellRange greatest;
  private final int[] latest;
  private final DeviationMerge[] deviations;
  private final long[] neutral;
  private final long[] longs;
  private final double[] doubles;
  private final long[] presence;

  FixedMerge(ViewLayout layout, Predicate<Integer> wanted) {
    this.layout = layout;
    this.longSums = CellRange.of(layout, wanted, List.of(StateKind.COUNT, StateKind.SUM_INT64));
    this.doubleSums = CellRange.of(layout, wanted, List.of(StateKind.SUM_FLOAT64));
    this.least = CellRange.of(layout, wanted, List.of(StateKind.MIN_NUMBER));
    this.greatest = CellRange.of(layout, wanted, List.of(StateKind.MAX_NUMBER));
    this.latest = cells(layout, wanted, StateKind.LAST_NUMBER);
    this.deviations =
        Arrays.stream(cells(layout, wanted, StateKind.SQUARED_DEVIATIONS))
            .mapToObj(cell -> deviation(layout, cell))
            .toArray(DeviationMerge[]::new);
    this.neutral = layout.cells().stream().filter(Cell::fixed).mapToLong(Cell::neutral).toArray();
    this.longs = new long[neutral.length];
    this.doubles = new double[neutral.length];
    this.presence = new long[layout.presenceWords()];
  }

  private static int[] cells(ViewLayout layout, Predicate<Integer> wanted, StateKind kind) {
    return IntStream.range(0, layout.fixedCells())
        .filter(cell -> wanted.test(cell) && layout.cells().get(cell).kind() == kind)
        .toArray();
  }

  private static DeviationMerge deviation(ViewLayout layout, int cell) {
    int column = layout.cells().get(cell).column();
    return new DeviationMerge(
        layout.fixedOffset(0),
        cell,
        ViewLayout.indexOf(layout.cells(), column, new State(StateKind.COUNT, 0)),
        ViewLayout.indexOf(layout.cells(), column, new State(StateKind.SUM_FLOAT64, 0)));
  }

  void clear() {
    System.arraycopy(neutral, 0, longs, 0, longs.length);
    Arrays.fill(doubles, 0);
    Arrays.fill(presence, 0);
  }

  /** Merges tiles that are older than all before. */
  void take(TileRun run) {
    for (DeviationMerge deviation : deviations) {
      deviation.take(run, longs, doubles);
    }
    for (int cell : latest) {
      takeLatest(run, cell);
    }
    DoubleSums.add(run, doubles, doubleSums);
    LongFolds.add(run, longs, longSums);
    LongFolds.min(run, longs, least);
    LongFolds.max(run, longs, greatest);
    for (int word = 0; word < presence.length; word++) {
      long any = presence[word];
      for (int i = run.from; i < run.to; i++) {
        any |= LittleEndian.getLong(run.row, run.tiles[i] + 8 * word);
      }
      presence[word] = any;
    }
  }

  private void takeLatest(TileRun run, int cell) {
    int bit = layout.cells().get(cell).presenceBit();
    if (present(bit)) {
      return;
    }
    for (int i = run.from; i < run.to; i++) {
      int tile = run.tiles[i];
      if ((LittleEndian.getLong(run.row, tile + 8 * (bit >>> 6)) >>> bit & 1) != 0) {
        longs[cell] = LittleEndian.getLong(run.row, tile + layout.fixedOffset(cell));
        return;
      }
    }
  }

  /** True when a value of the column that the bit stands for was not null. */
  boolean present(int bit) {
    return (presence[bit >>> 6] >>> bit & 1) != 0;
  }

  /** The states that are int64, or the raw or ordered bits of something else. */
  long[] longs() {
    return longs;
  }

  /** The states that are sums of float64. */
  double[] doubles() {
    return doubles;
  }
}
