package dev.tegula.json;

import java.math.BigInteger;

/**
 * Powers of ten as {@link ShortestDouble} multiplies by them: for each exponent the 126 leading
 * bits of the power, plus one, in two halves of 63 bits. Computed once, exactly, from their
 * definition.
 */
final class PowersOfTen {

  /** The exponents that doubles need, from {@code floor(log10(MAX_VALUE's ulp))} down. */
  static final int MIN_EXPONENT = -292;

  static final int MAX_EXPONENT = 324;

  private static final int BITS = 126;
  private static final int HALF_BITS = 63;
  private static final long[] HALVES = halves();

  private PowersOfTen() {}

  /** The upper 63 bits of {@code floor(10^exponent / 2^(floorLog2(exponent) - 125)) + 1}. */
  static long upper(int exponent) {
    return HALVES[2 * (exponent - MIN_EXPONENT)];
  }

  /** The lower 63 bits. */
  static long lower(int exponent) {
    return HALVES[2 * (exponent - MIN_EXPONENT) + 1];
  }

  /**
   * The whole part of log2(10^exponent): the constant is log2(10) with 38 bits behind the point.
   */
  static int floorLog2(int exponent) {
    return (int) (exponent * 913_124_641_741L >> 38);
  }

  private static long[] halves() {
    long[] halves = new long[2 * (MAX_EXPONENT - MIN_EXPONENT + 1)];
    BigInteger mask = BigInteger.ONE.shiftLeft(HALF_BITS).subtract(BigInteger.ONE);
    for (int exponent = MIN_EXPONENT; exponent <= MAX_EXPONENT; exponent++) {
      BigInteger leading = leadingBits(exponent).add(BigInteger.ONE);
      int at = 2 * (exponent - MIN_EXPONENT);
      halves[at] = leading.shiftRight(HALF_BITS).longValueExact();
      halves[at + 1] = leading.and(mask).longValueExact();
    }
    return halves;
  }

  /** The first 126 bits of the power, cut off. */
  private static BigInteger leadingBits(int exponent) {
    int shift = floorLog2(exponent) - (BITS - 1);
    BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
    if (exponent < 0) {
      return BigInteger.ONE.shiftLeft(-shift).divide(power);
    }
    return shift < 0 ? power.shiftLeft(-shift) : power.shiftRight(shift);
  }
}
