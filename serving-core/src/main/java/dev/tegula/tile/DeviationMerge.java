package dev.tegula.tile;

/**
 * Merges sums of squared deviations, which takes the counts and sums on both sides: Chan, Golub and
 * LeVeque (1979), "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances".
 *
 * @param offset of cell 0 in a tile
 */
record DeviationMerge(int offset, int cell, int countCell, int sumCell) {

  /** Must run before the counts and sums of the same tiles are added. */
  void take(TileRun run, long[] longs, double[] doubles) {
    long count = longs[countCell];
    double sum = doubles[sumCell];
    double squares = doubles[cell];
    for (int i = run.from; i < run.to; i++) {
      int tile = run.tiles[i] + offset;
      long moreCount = LittleEndian.getLong(run.row, tile + 8 * countCell);
      if (moreCount == 0) {
        continue;
      }
      double moreSum = LittleEndian.getDouble(run.row, tile + 8 * sumCell);
      squares += LittleEndian.getDouble(run.row, tile + 8 * cell);
      if (count > 0) {
        double apart = moreSum / moreCount - sum / count;
        squares += apart * apart * ((double) count * moreCount / (count + moreCount));
      }
      count += moreCount;
      sum += moreSum;
    }
    doubles[cell] = squares;
  }
}
