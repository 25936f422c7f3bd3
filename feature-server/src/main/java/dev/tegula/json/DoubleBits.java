package dev.tegula.json;

/** The parts of a positive, finite double: significand times a power of two. */
final class DoubleBits {

  private static final int FRACTION_BITS = 52;
  private static final long HIDDEN_BIT = 1L << FRACTION_BITS;
  private static final long FRACTION = HIDDEN_BIT - 1;

  /** The power of two of a subnormal's last bit. */
  private static final int MIN_POWER = -1074;

  private DoubleBits() {}

  /** True when both neighbours are equally far away and the significand has all its bits. */
  static boolean isRegular(long bits) {
    return bits >= HIDDEN_BIT && (bits & FRACTION) != 0;
  }

  /** A power of two: its neighbour below is half as far away as that above. */
  static boolean isNarrowBelow(long bits) {
    return (bits & FRACTION) == 0 && bits >= 2 * HIDDEN_BIT;
  }

  /** The one or two smallest steps, which need a smaller power of ten to have two digits. */
  static boolean isTiny(long bits) {
    return bits < 3;
  }

  static long significand(long bits) {
    return bits < HIDDEN_BIT ? bits : bits & FRACTION | HIDDEN_BIT;
  }

  static int power(long bits) {
    return Math.max((int) (bits >>> FRACTION_BITS), 1) + MIN_POWER - 1;
  }

  /**
   * The power of ten that the digits of a double count: the greatest that is no longer than the
   * interval that rounds to the double, one less for the tiny.
   */
  static int scale(long bits) {
    // log10(4/3) with 41 bits behind the point.
    long narrower = isNarrowBelow(bits) ? 274_743_187_321L : 0;
    return (int) ((power(bits) * 661_971_961_083L - narrower) >> 41) - (isTiny(bits) ? 1 : 0);
  }

  /** That power where both neighbours are equally far away. */
  static int regularScale(int power) {
    // log10(2) with 41 bits behind the point.
    return (int) (power * 661_971_961_083L >> 41);
  }
}
