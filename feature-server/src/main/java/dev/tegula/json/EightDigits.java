package dev.tegula.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight decimal digits as the eight bytes of a long, the first digit in the lowest byte, so that
 * one instruction writes them. Halving splits them without a loop: two of four digits, four of two,
 * eight of one.
 */
final class EightDigits {

  /** What turns digits into characters. */
  static final long ZEROS = 0x3030_3030_3030_3030L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private EightDigits() {}

  /** The digits of a number from 0 to 99,999,999, as numbers from 0 to 9. */
  static long of(long number) {
    // Each constant is the smallest of its kind for which multiplying and shifting is dividing.
    long thousands = number * 109_951_163L >>> 40;
    long fours = thousands | number - thousands * 10_000 << 32;
    long hundreds = (fours * 5_243 >>> 19) & 0x0000_007f_0000_007fL;
    long twos = hundreds | fours - hundreds * 100 << 16;
    long tens = (twos * 103 >>> 10) & 0x000f_000f_000f_000fL;
    return tens | twos - tens * 10 << 8;
  }

  /** How many of the digits are left when zeros are cut off behind; 0 for none. */
  static int significant(long digits) {
    return 8 - (Long.numberOfLeadingZeros(digits) >>> 3);
  }

  /** Writes eight bytes. */
  static void put(long characters, byte[] out, int offset) {
    LONG.set(out, offset, characters);
  }
}
