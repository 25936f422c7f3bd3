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
  private final int stride;
  private final long[] longs;
  private final double[] doubles;
  private final long[] presence;
  private final long[] wantedPresence;

  /**
   * Plans a merge.
   *
   * @param wanted which cells are needed
   */
  FixedMerge(ViewLayout layout, Predicate<Integer> wanted, int windows) {
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
    this.stride = layout.fixedCells();
    this.longs = new long[windows * stride];
    this.doubles = new double[windows * stride];
    this.presence = new long[windows * layout.presenceWords()];
    this.wantedPresence = new long[layout.presenceWords()];
    for (int cell = 0; cell < layout.cells().size(); cell++) {
      if (wanted.test(cell)) {
        int bit = layout.cells().get(cell).presenceBit();
        wantedPresence[bit >>> 6] |= 1L << bit;
      }
    }
  }

  private static int[] cells(ViewLayout layout, Predicate<Integer> wanted, StateKind kind) {
    return IntStream.range(0, layout.fixedCells())
        .filter(cell -> wanted.test(cell) && layout.cells().get(cell).kind() == kind)
        .toArray();
  }

  private static DeviationMerge deviation(ViewLayout layout, int cell) {
    int column = layout.cells().get(cell).column();
    return new DeviationMerge(
        CellRange.at(layout, cell),
        ViewLayout.indexOf(layout.cells(), column, new State(StateKind.COUNT, 0)),
        ViewLayout.indexOf(layout.cells(), column, new State(StateKind.SUM_FLOAT64, 0)));
  }

  /** Merges the tiles of all windows. */
  void take(TileRun run) {
    DoubleSums.add(run, doubles, doubleSums);
    LongFolds.add(run, longs, longSums);
    LongFolds.min(run, longs, least);
    LongFolds.max(run, longs, greatest);
    for (int word = 0; word < layout.presenceWords(); word++) {
      takePresence(run, word);
    }
    for (DeviationMerge deviation : deviations) {
      deviation.take(run, doubles);
    }
    for (int cell : latest) {
      takeLatest(run, cell);
    }
  }

  private void takePresence(TileRun run, int word) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int tile = 0;
    long any = 0;
    for (int window = 0; window < run.ends.length; window++) {
      for (; tile < run.ends[window]; tile++) {
        any |= LittleEndian.getLong(row, tiles[tile] + 8 * word);
      }
      presence[window * layout.presenceWords() + word] = any;
    }
  }

  private void takeLatest(TileRun run, int cell) {
    int bit = layout.cells().get(cell).presenceBit();
    int tile = 0;
    for (int window = 0; window < run.ends.length; window++) {
      if (window > 0 && present(window - 1, bit)) {
        longs[window * stride + cell] = longs[(window - 1) * stride + cell];
        continue;
      }
      while (tile < run.ends[window] && !present(run, tile, bit)) {
        tile++;
      }
      if (tile < run.ends[window]) {
        longs[window * stride + cell] =
            LittleEndian.getLong(run.row, run.tiles.offsets()[tile] + layout.fixedOffset(cell));
      }
    }
  }

  private static boolean present(TileRun run, int tile, int bit) {
    int word = run.tiles.offsets()[tile] + 8 * (bit >>> 6);
    return (LittleEndian.getLong(run.row, word) >>> bit & 1) != 0;
  }

  /** True when a window has a value, not null, of the column that the bit stands for. */
  boolean present(int window, int bit) {
    return (presence[window * layout.presenceWords() + (bit >>> 6)] >>> bit & 1) != 0;
  }

  /** True when a window has values, not null, of all wanted columns. */
  boolean allPresent(int window) {
    long missing = 0;
    for (int word = 0; word < wantedPresence.length; word++) {
      missing |= wantedPresence[word] & ~presence[window * wantedPresence.length + word];
    }
    return missing == 0;
  }

  /** The states that are sums of float64; a window's begin at {@link #first}. */
  double[] doubles() {
    return doubles;
  }

  int first(int window) {
    return window * stride;
  }

  /** An int64 state, or the raw or ordered bits of another. */
  long longAt(int window, int cell) {
    return longs[window * stride + cell];
  }

  /** A state that is a sum of float64. */
  double doubleAt(int window, int cell) {
    return doubles[window * stride + cell];
  }
}
