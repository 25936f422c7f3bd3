package dev.tegula.json;

/**
 * Raffaello Giulietti's algorithm ("The Schubfach way to render doubles", 2020), which Java's own
 * {@code Double.toString} follows since version 19: exact for every double.
 */
final class Schubfach {

  private static final long LOW_63 = Long.MAX_VALUE;

  private Schubfach() {}

  /**
   * The significant digits of a positive, finite double as a whole number, to be multiplied by the
   * power of ten of {@link DoubleBits#scale}; may end in zeros.
   */
  static long digits(long bits) {
    int power = DoubleBits.power(bits);
    boolean tiny = DoubleBits.isTiny(bits);
    int exponent = -DoubleBits.scale(bits) - (tiny ? 1 : 0);
    int shift = power + PowersOfTen.floorLog2(exponent) + 2;
    long upper = PowersOfTen.upper(exponent);
    long lower = PowersOfTen.lower(exponent);
    long significand = DoubleBits.significand(bits) * (tiny ? 10 : 1);
    long odd = significand & 1;
    // Four times the value and the ends of the interval that rounds to it.
    long four = significand << 2;
    long middle = scaled(upper, lower, four << shift);
    long left = scaled(upper, lower, four - (DoubleBits.isNarrowBelow(bits) ? 1 : 2) << shift);
    long right = scaled(upper, lower, four + 2 << shift);
    // An even significand owns the ends of its interval.
    return closest(middle, left + odd, right - odd);
  }

  /**
   * Chooses among the multiples of ten next to the value, then among the whole numbers next to it.
   *
   * @param middle four times the value, the last bit set when anything was cut off
   */
  private static long closest(long middle, long left, long right) {
    long below = middle >> 2;
    long tenBelow = below / 10 * 10;
    // Below 100 two digits stay: of those, and not of all decimals, the closest is wanted.
    if (below >= 100) {
      boolean belowWithin = left <= tenBelow << 2;
      boolean aboveWithin = tenBelow + 10 << 2 <= right;
      if (belowWithin != aboveWithin) {
        return belowWithin ? tenBelow : tenBelow + 10;
      }
    }
    boolean belowWithin = left <= below << 2;
    boolean aboveWithin = below + 1 << 2 <= right;
    if (belowWithin != aboveWithin) {
      return belowWithin ? below : below + 1;
    }
    long twiceHalf = (below << 2) + 2;
    boolean up = middle > twiceHalf || middle == twiceHalf && (below & 1) != 0;
    return up ? below + 1 : below;
  }

  /** The product over 2^127, its last bit set when anything was cut off. */
  private static long scaled(long upper, long lower, long factor) {
    long low = (upper * factor >>> 1) + Math.multiplyHigh(lower, factor);
    long high = Math.multiplyHigh(upper, factor) + (low >>> 63);
    return high | (low & LOW_63) + LOW_63 >>> 63;
  }
}
