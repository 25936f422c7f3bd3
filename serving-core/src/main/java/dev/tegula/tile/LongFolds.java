package dev.tegula.tile;

/**
 * Folds int64 states of tiles into sums, least or greatest, for windows of which each goes on where
 * the shorter one stops. Four columns at a time, as {@link DoubleSums} does with twelve: these
 * operations are too short to gain from more.
 */
final class LongFolds {

  private LongFolds() {}

  /** Sums a range of cells by window. */
  static void add(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell <= range.end() - 4; cell += 4) {
      addFour(run, states, range, cell);
    }
    for (; cell < range.end(); cell++) {
      addOne(run, states, range, cell);
    }
  }

  private static void addOne(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state = 0;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state = state + LittleEndian.getLong(row, from);
      }
      states[to] = state;
      to += range.stride();
    }
  }

  private static void addFour(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state0 = 0;
    long state1 = 0;
    long state2 = 0;
    long state3 = 0;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state0 = state0 + LittleEndian.getLong(row, from);
        state1 = state1 + LittleEndian.getLong(row, from + 8);
        state2 = state2 + LittleEndian.getLong(row, from + 16);
        state3 = state3 + LittleEndian.getLong(row, from + 24);
      }
      states[to] = state0;
      states[to + 1] = state1;
      states[to + 2] = state2;
      states[to + 3] = state3;
      to += range.stride();
    }
  }

  /** The least of a range of cells by window. */
  static void min(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell <= range.end() - 4; cell += 4) {
      minFour(run, states, range, cell);
    }
    for (; cell < range.end(); cell++) {
      minOne(run, states, range, cell);
    }
  }

  private static void minOne(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state = Long.MAX_VALUE;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state = Math.min(state, LittleEndian.getLong(row, from));
      }
      states[to] = state;
      to += range.stride();
    }
  }

  private static void minFour(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state0 = Long.MAX_VALUE;
    long state1 = Long.MAX_VALUE;
    long state2 = Long.MAX_VALUE;
    long state3 = Long.MAX_VALUE;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state0 = Math.min(state0, LittleEndian.getLong(row, from));
        state1 = Math.min(state1, LittleEndian.getLong(row, from + 8));
        state2 = Math.min(state2, LittleEndian.getLong(row, from + 16));
        state3 = Math.min(state3, LittleEndian.getLong(row, from + 24));
      }
      states[to] = state0;
      states[to + 1] = state1;
      states[to + 2] = state2;
      states[to + 3] = state3;
      to += range.stride();
    }
  }

  /** The greatest of a range of cells by window. */
  static void max(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell <= range.end() - 4; cell += 4) {
      maxFour(run, states, range, cell);
    }
    for (; cell < range.end(); cell++) {
      maxOne(run, states, range, cell);
    }
  }

  private static void maxOne(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state = Long.MIN_VALUE;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state = Math.max(state, LittleEndian.getLong(row, from));
      }
      states[to] = state;
      to += range.stride();
    }
  }

  private static void maxFour(TileRun run, long[] states, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    long state0 = Long.MIN_VALUE;
    long state1 = Long.MIN_VALUE;
    long state2 = Long.MIN_VALUE;
    long state3 = Long.MIN_VALUE;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        state0 = Math.max(state0, LittleEndian.getLong(row, from));
        state1 = Math.max(state1, LittleEndian.getLong(row, from + 8));
        state2 = Math.max(state2, LittleEndian.getLong(row, from + 16));
        state3 = Math.max(state3, LittleEndian.getLong(row, from + 24));
      }
      states[to] = state0;
      states[to + 1] = state1;
      states[to + 2] = state2;
      states[to + 3] = state3;
      to += range.stride();
    }
  }
}
