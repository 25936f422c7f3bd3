package dev.tegula.generate;

/**
 * A feature of a generated view: a look-up of the latest row, or the sum over a window.
 *
 * @param windowDays of the sum; 0 for a look-up
 * @param intervalDays the length of a tile
 */
record DailyFeature(Column column, int windowDays, int intervalDays) {

  boolean isSum() {
    return windowDays > 0;
  }

  /** Its name within the view. */
  String name() {
    return isSum()
        ? column.name() + "_sum_" + windowDays + "d_" + intervalDays + "d"
        : column.name();
  }

  /**
   * Its units.
   *
   * @param residues of the entity's days modulo {@link Column#MODULUS}, the latest first
   */
  long units(int[] residues) {
    int days = Math.max(1, windowDays);
    long sum = 0;
    for (int day = 0; day < days; day++) {
      sum += column.unit(residues[day]);
    }
    return sum;
  }
}
