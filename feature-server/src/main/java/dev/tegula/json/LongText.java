package dev.tegula.json;

/** Whole numbers as decimal text, eight digits at a time. */
final class LongText {

  /** What {@link #put} may touch, of which the longest text takes 20. */
  static final int MAX_BYTES = 32;

  private static final long EIGHT = 100_000_000L;
  private static final byte[] MIN_VALUE = JsonBuffer.ascii(Long.toString(Long.MIN_VALUE));

  private LongText() {}

  /** Writes the value at the offset and answers the offset behind it. */
  static int put(long value, byte[] out, int offset) {
    long magnitude = Math.abs(value);
    // Written in any case and kept if it counts: signs cannot be foreseen, and a store is cheap.
    out[offset] = '-';
    int at = offset + (int) (value >>> 63);
    if (magnitude < EIGHT) {
      return magnitude < 0 ? putMinValue(out, offset) : putFirst(magnitude, out, at);
    }
    long upper = magnitude / EIGHT;
    if (upper < EIGHT) {
      at = putFirst(upper, out, at);
    } else {
      long first = upper / EIGHT;
      at = putFirst(first, out, at);
      at = putEight(upper - first * EIGHT, out, at);
    }
    return putEight(magnitude - upper * EIGHT, out, at);
  }

  /** Writes up to eight digits without leading zeros. */
  private static int putFirst(long number, byte[] out, int offset) {
    long digits = EightDigits.of(number);
    // The last digit stays, even when it is the only zero.
    int zeros = Long.numberOfTrailingZeros(digits | 1L << 56) & ~7;
    EightDigits.put((digits | EightDigits.ZEROS) >>> zeros, out, offset);
    return offset + 8 - (zeros >>> 3);
  }

  private static int putEight(long number, byte[] out, int offset) {
    EightDigits.put(EightDigits.of(number) | EightDigits.ZEROS, out, offset);
    return offset + 8;
  }

  private static int putMinValue(byte[] out, int offset) {
    System.arraycopy(MIN_VALUE, 0, out, offset, MIN_VALUE.length);
    return offset + MIN_VALUE.length;
  }
}
