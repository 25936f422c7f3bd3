package dev.tegula.tile;

/**
 * Float64 values as int64 values of the same order: -0.0 below 0.0, NaN (as one value) above all.
 * So that one kernel finds the least and the greatest of both types.
 */
final class OrderedDouble {

  private OrderedDouble() {}

  static long of(double value) {
    return flip(Double.doubleToLongBits(value));
  }

  static double toDouble(long ordered) {
    return Double.longBitsToDouble(flip(ordered));
  }

  private static long flip(long bits) {
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }
}
