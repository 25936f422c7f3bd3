package dev.tegula.json;

/**
 * Puts the decimal point into the first eight characters of a number, by masks that are looked up
 * rather than by cases.
 */
final class PointPlace {

  private static final int MIN = -2;
  private static final int COUNT = 10;
  private static final int[] SHIFTS = new int[COUNT];
  private static final long[] BEFORE = new long[COUNT];
  private static final long[] BEHIND = new long[COUNT];
  private static final long[] POINTS = new long[COUNT];

  static {
    for (int point = MIN; point < MIN + COUNT; point++) {
      int i = point - MIN;
      SHIFTS[i] = point > 0 ? 1 : 2 - point;
      BEFORE[i] = point > 0 ? (1L << 8 * point) - 1 : 0;
      BEHIND[i] = point > 0 ? ~(BEFORE[i] << 8 | 0xff) : -1L << 8 * SHIFTS[i];
      POINTS[i] =
          point > 0
              ? (long) '.' << 8 * point
              : (EightDigits.ZEROS & ~0xff00L | (long) '.' << 8) & ~BEHIND[i];
    }
  }

  private PointPlace() {}

  /**
   * How far behind the number's beginning its digits stand.
   *
   * @param point how many digits stand before it, from -2 (0.00d) to 7
   */
  static int shift(int point) {
    return SHIFTS[point - MIN];
  }

  /** The first eight characters with the point, from the first eight digits. */
  static long with(long characters, int point) {
    int i = point - MIN;
    return characters & BEFORE[i] | characters << 8 * SHIFTS[i] & BEHIND[i] | POINTS[i];
  }
}
