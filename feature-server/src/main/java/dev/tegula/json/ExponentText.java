package dev.tegula.json;

import java.nio.charset.StandardCharsets;

/**
 * The exponents of doubles as text, looked up rather than decided upon: numbers that have none have
 * an empty one. Each is a long with the characters in its lower bytes and their count in the
 * highest.
 */
final class ExponentText {

  /** Numbers from 0.001 to below 10,000,000 have no exponent. */
  static final int MIN_PLAIN_POINT = -2;

  static final int MAX_PLAIN_POINT = 7;
  private static final int MIN_POINT = -323;
  private static final int MAX_POINT = 309;
  private static final long[] TEXTS = texts();

  private ExponentText() {}

  /**
   * The exponent of a number 0.ddd times a power of ten.
   *
   * @param point that power
   */
  static long of(int point) {
    return TEXTS[point - MIN_POINT];
  }

  /** Where the point stands when the exponent is written. */
  static int point(int point) {
    return isPlain(point) ? point : 1;
  }

  private static boolean isPlain(int point) {
    return point >= MIN_PLAIN_POINT && point <= MAX_PLAIN_POINT;
  }

  private static long[] texts() {
    long[] texts = new long[MAX_POINT - MIN_POINT + 1];
    for (int point = MIN_POINT; point <= MAX_POINT; point++) {
      if (!isPlain(point)) {
        byte[] text = ("E" + (point - 1)).getBytes(StandardCharsets.US_ASCII);
        long packed = (long) text.length << 56;
        for (int i = 0; i < text.length; i++) {
          packed |= (long) text[i] << 8 * i;
        }
        texts[point - MIN_POINT] = packed;
      }
    }
    return texts;
  }
}
