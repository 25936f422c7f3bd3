package dev.tegula.tile;

/**
 * Merges sums of squared deviations, which takes the counts and sums on both sides: Chan, Golub and
 * LeVeque (1979), "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances".
 *
 * @param cell the one of the deviations
 */
record DeviationMerge(CellRange cell, int countCell, int sumCell) {

  void take(TileRun run, double[] doubles) {
    byte[] row = run.row;
    long count = 0;
    double sum = 0;
    double squares = 0;
    int tile = 0;
    for (int window = 0; window < run.ends.length; window++) {
      for (; tile < run.ends[window]; tile++) {
        int at = run.tiles.offsets()[tile] + cell.offset();
        long moreCount = LittleEndian.getLong(row, at + 8 * countCell);
        if (moreCount == 0) {
          continue;
        }
        double moreSum = LittleEndian.getDouble(row, at + 8 * sumCell);
        squares += LittleEndian.getDouble(row, at + 8 * cell.first());
        if (count > 0) {
          double apart = moreSum / moreCount - sum / count;
          squares += apart * apart * ((double) count * moreCount / (count + moreCount));
        }
        count += moreCount;
        sum += moreSum;
      }
      doubles[window * cell.stride() + cell.first()] = squares;
    }
  }
}
