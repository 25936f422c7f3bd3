package dev.tegula.json;

/**
 * The shortest decimal that reads back as the same double, and of those the closest; where a single
 * digit would do, the closest of two digits, as Java has it since version 19.
 *
 * <p>The candidates are those of {@link Schubfach}: the multiples of ten next to the value, then
 * the whole numbers next to it, in units of a power of ten that the double's exponent gives. Here
 * they are judged by one product of 64 by 126 bits instead of three. It errs by less than two units
 * of its last place, the 59th bit behind the point; whatever is as close as that to a border is
 * left to {@link Schubfach}, and so are the few doubles whose neighbours are not equally far away.
 *
 * <p>The choice is arithmetic on sign bits rather than branches: in a vector, values of two
 * decimals and of seventeen digits come in no order that a processor could foresee, and each wrong
 * guess costs as much as the rest.
 */
final class ShortestDouble {

  private static final long LOW_63 = Long.MAX_VALUE;

  /** Bits behind the point where candidates are judged. */
  private static final int PLACES = 59;

  /** Bits behind the point in the upper half of the product. */
  private static final int UPPER_PLACES = 5;

  private static final long TEN = 10L << PLACES;
  private static final long HALF = 1L << (PLACES - 1);

  private ShortestDouble() {}

  /**
   * The significant digits of a positive, finite double as a whole number of at most 17 digits, to
   * be multiplied by the power of ten of {@link DoubleBits#scale}; may end in zeros.
   */
  static long digits(long bits) {
    if (!DoubleBits.isRegular(bits)) {
      return Schubfach.digits(bits);
    }
    int power = DoubleBits.power(bits);
    int exponent = -DoubleBits.regularScale(power);
    int shift = power + PowersOfTen.floorLog2(exponent) + 2;
    long upper = PowersOfTen.upper(exponent);
    long factor = DoubleBits.significand(bits) << (shift + UPPER_PLACES);
    long low = (upper * factor >>> 1) + Math.multiplyHigh(PowersOfTen.lower(exponent), factor);
    long high = Math.multiplyHigh(upper, factor) + (low >>> 63);
    long below = high >>> UPPER_PLACES;
    long part =
        (high & ((1 << UPPER_PLACES) - 1)) << (PLACES - UPPER_PLACES)
            | (low & LOW_63) >>> (63 + UPPER_PLACES - PLACES);
    // Half the distance of the double's neighbours: what lies within reads back as the double.
    long reach = upper >>> (6 - shift);
    return chosen(bits, below, part, reach);
  }

  private static long chosen(long bits, long below, long part, long reach) {
    long tenBelow = below / 10 * 10;
    long over = ((below - tenBelow) << PLACES) + part;
    long belowMargin = over - reach;
    long aboveMargin = TEN - over - reach;
    long halfMargin = HALF - part;
    if (isClose(belowMargin) || isClose(aboveMargin) || isClose(halfMargin)) {
      return Schubfach.digits(bits);
    }
    // All ones where a margin is negative.
    long aboveWithin = aboveMargin >> 63;
    long tenWithin = belowMargin >> 63 | aboveWithin;
    long ten = tenBelow + (10 & aboveWithin);
    long single = below - (halfMargin >> 63);
    return single ^ (single ^ ten) & tenWithin;
  }

  /** From -4 to 3. */
  private static boolean isClose(long margin) {
    return margin + 4 >>> 3 == 0;
  }
}
