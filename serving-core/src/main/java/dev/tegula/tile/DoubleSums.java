package dev.tegula.tile;

/**
 * Adds float64 states of tiles, for windows of which each goes on where the shorter one stops.
 *
 * <p>Tile after tile with twelve columns at a time in registers: one column alone would wait for
 * each addition to end before the next begins, fewer would go through the tiles more often, and
 * more do not stay in the sixteen registers that every machine has. Values are read where they lie
 * in the row; to copy them first costs more than it saves.
 */
final class DoubleSums {

  private DoubleSums() {}

  /**
   * Sums a range of cells.
   *
   * @param sums by window and cell; those of the range are overwritten
   */
  static void add(TileRun run, double[] sums, CellRange range) {
    int cell = range.first();
    for (; cell <= range.end() - 12; cell += 12) {
      addTwelve(run, sums, range, cell);
    }
    for (; cell <= range.end() - 4; cell += 4) {
      addFour(run, sums, range, cell);
    }
    for (; cell < range.end(); cell++) {
      addOne(run, sums, range, cell);
    }
  }

  private static void addTwelve(TileRun run, double[] sums, CellRange range, int cell) {
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
    double sum8 = 0;
    double sum9 = 0;
    double sum10 = 0;
    double sum11 = 0;
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
        sum8 += LittleEndian.getDouble(row, from + 64);
        sum9 += LittleEndian.getDouble(row, from + 72);
        sum10 += LittleEndian.getDouble(row, from + 80);
        sum11 += LittleEndian.getDouble(row, from + 88);
      }
      sums[to] = sum0;
      sums[to + 1] = sum1;
      sums[to + 2] = sum2;
      sums[to + 3] = sum3;
      sums[to + 4] = sum4;
      sums[to + 5] = sum5;
      sums[to + 6] = sum6;
      sums[to + 7] = sum7;
      sums[to + 8] = sum8;
      sums[to + 9] = sum9;
      sums[to + 10] = sum10;
      sums[to + 11] = sum11;
      to += range.stride();
    }
  }

  private static void addFour(TileRun run, double[] sums, CellRange range, int cell) {
    byte[] row = run.row;
    int[] tiles = run.tiles.offsets();
    int at = range.offset() + 8 * cell;
    int tile = 0;
    int to = cell;
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    for (int end : run.ends) {
      for (; tile < end; tile++) {
        int from = tiles[tile] + at;
        sum0 += LittleEndian.getDouble(row, from);
        sum1 += LittleEndian.getDouble(row, from + 8);
        sum2 += LittleEndian.getDouble(row, from + 16);
        sum3 += LittleEndian.getDouble(row, from + 24);
      }
      sums[to] = sum0;
      sums[to + 1] = sum1;
      sums[to + 2] = sum2;
      sums[to + 3] = sum3;
      to += range.stride();
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
        int from = tiles[tile] + at;
        sum += LittleEndian.getDouble(row, from);
      }
      sums[to] = sum;
      to += range.stride();
    }
  }
}
