package dev.tegula.json;

/**
 * Doubles as the text that Java's {@code Double.toString} gives since version 19: the fewest digits
 * that read back as the same double, at least one behind the point, an exponent outside of 10^-3 to
 * 10^7.
 *
 * <p>All seventeen digits are always written, and the end is put behind the last that counts: that
 * costs less than guessing how many there are.
 */
final class DoubleText {

  /** What {@link #put} may touch, of which the longest text takes 24. */
  static final int MAX_BYTES = 40;

  private static final int DIGITS = 17;
  private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;
  private static final long FIFTEEN_DIGITS = SIXTEEN_DIGITS / 10;
  private static final byte[] ZERO = JsonBuffer.ascii("0.0");
  private static final byte[] NAN = JsonBuffer.ascii("\"NaN\"");
  private static final byte[] INFINITY = JsonBuffer.ascii("\"Infinity\"");
  private static final byte[] NEGATIVE_INFINITY = JsonBuffer.ascii("\"-Infinity\"");

  private DoubleText() {}

  /** Writes the value at the offset and answers the offset behind it. */
  static int put(double value, byte[] out, int offset) {
    long bits = Double.doubleToRawLongBits(value);
    long magnitude = bits & Long.MAX_VALUE;
    if (magnitude >= 0x7ff0_0000_0000_0000L) {
      return putText(
          Double.isNaN(value) ? NAN : value > 0 ? INFINITY : NEGATIVE_INFINITY, out, offset);
    }
    // Written in any case and kept if it counts: signs cannot be foreseen, and a store is cheap.
    out[offset] = '-';
    int at = offset + (int) (bits >>> 63);
    if (magnitude == 0) {
      return putText(ZERO, out, at);
    }
    long digits = ShortestDouble.digits(magnitude);
    int point = DoubleBits.scale(magnitude) + DIGITS;
    while (digits < FIFTEEN_DIGITS) {
      digits *= 10;
      point--;
    }
    long shorter = digits - SIXTEEN_DIGITS >> 63;
    digits += 9 * digits & shorter;
    point += (int) shorter;
    long exponent = ExponentText.of(point);
    int end = putDigits(digits, ExponentText.point(point), out, at);
    EightDigits.put(exponent, out, end);
    return end + (int) (exponent >>> 56);
  }

  /**
   * Writes seventeen digits with the point among them or before them.
   *
   * @param point how many digits stand before it, from -2 (0.00d) to 7
   */
  private static int putDigits(long digits, int point, byte[] out, int offset) {
    long first = digits / 1_000_000_000L;
    long rest = digits - first * 1_000_000_000L;
    long second = rest / 10;
    long last = rest - second * 10;
    long firstDigits = EightDigits.of(first);
    long secondDigits = EightDigits.of(second);
    int significant = EightDigits.significant(firstDigits);
    // Zero where there is no digit, so that the greatest is the place of the last that counts.
    int upToSecond = 8 + EightDigits.significant(secondDigits) & (int) (-second >> 63);
    int upToLast = DIGITS & (int) (-last >> 63);
    significant = Math.max(significant, Math.max(upToSecond, upToLast));

    long characters = firstDigits | EightDigits.ZEROS;
    int start = offset + PointPlace.shift(point);
    EightDigits.put(characters, out, start);
    EightDigits.put(secondDigits | EightDigits.ZEROS, out, start + 8);
    out[start + 16] = (byte) ('0' + last);
    EightDigits.put(PointPlace.with(characters, point), out, offset);
    return start + Math.max(significant, point + 1);
  }

  private static int putText(byte[] text, byte[] out, int offset) {
    System.arraycopy(text, 0, out, offset, text.length);
    return offset + text.length;
  }
}
