package dev.tegula.json;

import tools.jackson.core.io.NumberOutput;

/**
 * The shortest decimal text that reads back as the same double. Values that have at most six
 * decimals, which is what sums and means of money and minutes mostly are, are printed as a whole
 * number with its point moved; all others by Jackson's Schubfach.
 *
 * <p>Why the short way is exact: a decimal of at most 15 significant digits is the only one of that
 * length that reads as its double, so when {@code rounded / 10^6} gives the double back, {@code
 * rounded} without its trailing zeros is the shortest text there is. Below 10^9 six decimals make
 * at most 15 digits.
 */
final class DoubleText {

  /** The most that {@link #put} writes. */
  static final int MAX_BYTES = NumberOutput.MAX_DOUBLE_BYTES + 2;

  private static final double SCALE = 1e6;
  private static final int SCALE_DIGITS = 6;
  private static final byte[] NAN = JsonBuffer.ascii("\"NaN\"");
  private static final byte[] INFINITY = JsonBuffer.ascii("\"Infinity\"");
  private static final byte[] NEGATIVE_INFINITY = JsonBuffer.ascii("\"-Infinity\"");

  private DoubleText() {}

  /** Writes the value at the offset and answers the offset behind it. */
  static int put(double value, byte[] out, int offset) {
    double magnitude = Math.abs(value);
    if (magnitude >= 1e-3 && magnitude < 1e9) {
      long rounded = Math.round(magnitude * SCALE);
      if (rounded / SCALE == magnitude) {
        return putShort(rounded, value < 0, out, offset);
      }
    } else if (!Double.isFinite(value)) {
      return putSpecial(value, out, offset);
    }
    return NumberOutput.outputDouble(value, out, offset);
  }

  private static int putShort(long millionths, boolean negative, byte[] out, int offset) {
    int at = offset;
    if (negative) {
      out[at++] = '-';
    }
    int whole = (int) (millionths / 1_000_000);
    int fraction = (int) (millionths % 1_000_000);
    at = NumberOutput.outputInt(whole, out, at);
    out[at++] = '.';
    int end = at + SCALE_DIGITS;
    for (int i = end - 1; i >= at; i--) {
      out[i] = (byte) ('0' + fraction % 10);
      fraction /= 10;
    }
    // One digit stays, so that a float64 remains a float in languages that tell 1 from 1.0.
    while (end > at + 1 && out[end - 1] == '0') {
      end--;
    }
    return end;
  }

  private static int putSpecial(double value, byte[] out, int offset) {
    byte[] name = Double.isNaN(value) ? NAN : value > 0 ? INFINITY : NEGATIVE_INFINITY;
    System.arraycopy(name, 0, out, offset, name.length);
    return offset + name.length;
  }
}
