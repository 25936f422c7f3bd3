package dev.tegula.tile;

/**
 * Adds float64 states of tiles, for windows of which each goes on where the shorter one stops.
 *
 * <p>Tile after tile with eight columns at a time in registers: one column alone would wait for each
 * addition to end before the next begins, and more than eight sums do not stay in registers. Values
 * are read where they lie in the row; to copy them first costs more than it saves. When the columns
 * are no multiple of eight, the last eight are added together and some of them twice: cheaper than
 * to go through the tiles for a few.
 */
final class DoubleSums {

  private static final int WIDTH = 8;

  private DoubleSums() {}

  /**
   * Sums a range of cells.
   *
   * @param sums by window and cell; those of the range are overwritten
   */
  static void add(TileRun run, double[] sums, CellRange range) {
    int cell = range.first();
    int end = range.end();
    if (end - cell < WIDTH) {
      for (; cell < end; cell++) {
        addOne(run, sums, range, cell);
      }
      return;
    }
    for (; cell <= end - WIDTH; cell += WIDTH) {
      addEight(run, sums, range, cell);
    }
    if (cell < end) {
      addEight(run, sums, range, end - WIDTH);
    }
  }

  private static void addOne(TileRun run, double[] sums, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    double sum = 0;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        sum += LittleEndian.getDouble(row, tiles[tile] + at);
      }
      sums[to] = sum;
      to += range.stride();
    }
  }

  private static void addEight(TileRun run, double[] sums, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    double sum4 = 0;
    double sum5 = 0;
    double sum6 = 0;
    double sum7 = 0;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        sum0 += LittleEndian.getDouble(row, from);
        sum1 += LittleEndian.getDouble(row, from + 8);
        sum2 += LittleEndian.getDouble(row, from + 16);
        sum3 += LittleEndian.getDouble(row, from + 24);
        sum4 += LittleEndian.getDouble(row, from + 32);
        sum5 += LittleEndian.getDouble(row, from + 40);
        sum6 += LittleEndian.getDouble(row, from + 48);
        sum7 += LittleEndian.getDouble(row, from + 56);
      }
      sums[to] = sum0;
      sums[to + 1] = sum1;
      sums[to + 2] = sum2;
      sums[to + 3] = sum3;
      sums[to + 4] = sum4;
      sums[to + 5] = sum5;
      sums[to + 6] = sum6;
      sums[to + 7] = sum7;
      to += range.stride();
    }
  }
}
