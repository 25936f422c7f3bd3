package dev.tegula.tile;

/**
 * Adds float64 states of many tiles to the sums of their columns.
 *
 * <p>Tile after tile with eight columns at a time in registers: one column alone would wait for
 * each addition to end before the next begins, and more than eight sums do not stay in registers.
 * Values are read where they lie in the row; to copy them first costs more than it saves. When the
 * columns are no multiple of eight, the last eight are added together, some of them for nothing:
 * cheaper than going through the tiles for a few.
 */
final class DoubleSums {

  private static final int WIDTH = 8;

  private DoubleSums() {}

  static void add(TileRun run, double[] sums, CellRange range) {
    int cell = range.first();
    int end = range.end();
    if (end - cell >= WIDTH) {
      int rest = (end - cell) % WIDTH;
      if (rest > 0) {
        // First, while the sums of the columns that it adds for nothing are still untouched.
        addEight(run, sums, range.offset(), end - WIDTH, WIDTH - rest);
        end -= rest;
      }
      for (; cell < end; cell += WIDTH) {
        addEight(run, sums, range.offset(), cell, 0);
      }
    }
    for (; cell < end; cell++) {
      addOne(run, sums, range.offset(), cell);
    }
  }

  private static void addOne(TileRun run, double[] sums, int offset, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles;
    double sum = sums[cell];
    int at = offset + 8 * cell;
    for (int i = run.from; i < run.to; i++) {
      sum += LittleEndian.getDouble(row, tiles[i] + at);
    }
    sums[cell] = sum;
  }

  /** Keeps the sums from {@code cell + skip} on. */
  private static void addEight(TileRun run, double[] sums, int offset, int cell, int skip) {
    byte[] row = run.row;
    int[] tiles = run.tiles;
    double sum0 = sums[cell];
    double sum1 = sums[cell + 1];
    double sum2 = sums[cell + 2];
    double sum3 = sums[cell + 3];
    double sum4 = sums[cell + 4];
    double sum5 = sums[cell + 5];
    double sum6 = sums[cell + 6];
    double sum7 = sums[cell + 7];
    int at = offset + 8 * cell;
    int to = run.to;
    for (int i = run.from; i < to; i++) {
      int tile = tiles[i] + at;
      sum0 += LittleEndian.getDouble(row, tile);
      sum1 += LittleEndian.getDouble(row, tile + 8);
      sum2 += LittleEndian.getDouble(row, tile + 16);
      sum3 += LittleEndian.getDouble(row, tile + 24);
      sum4 += LittleEndian.getDouble(row, tile + 32);
      sum5 += LittleEndian.getDouble(row, tile + 40);
      sum6 += LittleEndian.getDouble(row, tile + 48);
      sum7 += LittleEndian.getDouble(row, tile + 56);
    }
    switch (skip) {
      case 0:
        sums[cell] = sum0;
      // fall through
      case 1:
        sums[cell + 1] = sum1;
      // fall through
      case 2:
        sums[cell + 2] = sum2;
      // fall through
      case 3:
        sums[cell + 3] = sum3;
      // fall through
      case 4:
        sums[cell + 4] = sum4;
      // fall through
      case 5:
        sums[cell + 5] = sum5;
      // fall through
      case 6:
        sums[cell + 6] = sum6;
      // fall through
      case 7:
        sums[cell + 7] = sum7;
      // fall through
      default:
        break;
    }
  }
}
