package dev.tegula.tile;

/**
 * Folds int64 states of many tiles into one per column: sums, least and greatest. Four columns at a
 * time, as {@link DoubleSums} does with eight; these operations are too short to gain from more.
 */
final class LongFolds {

  private LongFolds() {}

  static void add(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell + 4 <= range.end(); cell += 4) {
      addFour(run, states, range.offset(), cell);
    }
    byte[] row = run.row;
    for (; cell < range.end(); cell++) {
      long state = states[cell];
      int at = range.offset() + 8 * cell;
      for (int i = run.from; i < run.to; i++) {
        state = state + LittleEndian.getLong(row, run.tiles[i] + at);
      }
      states[cell] = state;
    }
  }

  private static void addFour(TileRun run, long[] states, int offset, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles;
    long state0 = states[cell];
    long state1 = states[cell + 1];
    long state2 = states[cell + 2];
    long state3 = states[cell + 3];
    int at = offset + 8 * cell;
    int to = run.to;
    for (int i = run.from; i < to; i++) {
      int tile = tiles[i] + at;
      state0 = state0 + LittleEndian.getLong(row, tile);
      state1 = state1 + LittleEndian.getLong(row, tile + 8);
      state2 = state2 + LittleEndian.getLong(row, tile + 16);
      state3 = state3 + LittleEndian.getLong(row, tile + 24);
    }
    states[cell] = state0;
    states[cell + 1] = state1;
    states[cell + 2] = state2;
    states[cell + 3] = state3;
  }

  static void min(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell + 4 <= range.end(); cell += 4) {
      minFour(run, states, range.offset(), cell);
    }
    byte[] row = run.row;
    for (; cell < range.end(); cell++) {
      long state = states[cell];
      int at = range.offset() + 8 * cell;
      for (int i = run.from; i < run.to; i++) {
        state = Math.min(state, LittleEndian.getLong(row, run.tiles[i] + at));
      }
      states[cell] = state;
    }
  }

  private static void minFour(TileRun run, long[] states, int offset, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles;
    long state0 = states[cell];
    long state1 = states[cell + 1];
    long state2 = states[cell + 2];
    long state3 = states[cell + 3];
    int at = offset + 8 * cell;
    int to = run.to;
    for (int i = run.from; i < to; i++) {
      int tile = tiles[i] + at;
      state0 = Math.min(state0, LittleEndian.getLong(row, tile));
      state1 = Math.min(state1, LittleEndian.getLong(row, tile + 8));
      state2 = Math.min(state2, LittleEndian.getLong(row, tile + 16));
      state3 = Math.min(state3, LittleEndian.getLong(row, tile + 24));
    }
    states[cell] = state0;
    states[cell + 1] = state1;
    states[cell + 2] = state2;
    states[cell + 3] = state3;
  }

  static void max(TileRun run, long[] states, CellRange range) {
    int cell = range.first();
    for (; cell + 4 <= range.end(); cell += 4) {
      maxFour(run, states, range.offset(), cell);
    }
    byte[] row = run.row;
    for (; cell < range.end(); cell++) {
      long state = states[cell];
      int at = range.offset() + 8 * cell;
      for (int i = run.from; i < run.to; i++) {
        state = Math.max(state, LittleEndian.getLong(row, run.tiles[i] + at));
      }
      states[cell] = state;
    }
  }

  private static void maxFour(TileRun run, long[] states, int offset, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles;
    long state0 = states[cell];
    long state1 = states[cell + 1];
    long state2 = states[cell + 2];
    long state3 = states[cell + 3];
    int at = offset + 8 * cell;
    int to = run.to;
    for (int i = run.from; i < to; i++) {
      int tile = tiles[i] + at;
      state0 = Math.max(state0, LittleEndian.getLong(row, tile));
      state1 = Math.max(state1, LittleEndian.getLong(row, tile + 8));
      state2 = Math.max(state2, LittleEndian.getLong(row, tile + 16));
      state3 = Math.max(state3, LittleEndian.getLong(row, tile + 24));
    }
    states[cell] = state0;
    states[cell + 1] = state1;
    states[cell + 2] = state2;
    states[cell + 3] = state3;
  }
}
