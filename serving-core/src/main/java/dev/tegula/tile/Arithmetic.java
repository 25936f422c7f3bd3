package dev.tegula.tile;

import dev.tegula.type.ScalarType;

/** The algebra of numeric states, used alike when a tile is built and when tiles are merged. */
final class Arithmetic {

  private Arithmetic() {}

  /**
   * Combines two numeric values of a state, given and returned as bits.
   *
   * @throws ArithmeticException when an int64 sum overflows
   */
  static long combine(TileState state, long a, long b) {
    boolean integers =
        state.type() == ScalarType.INT64 && state.operation() != TileState.Operation.MEAN;
    return switch (state.operation()) {
      case SUM, MEAN ->
          integers
              ? Math.addExact(a, b)
              : Double.doubleToRawLongBits(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
      case MIN -> (integers ? Long.compare(a, b) : compareDoubles(a, b)) <= 0 ? a : b;
      case MAX -> (integers ? Long.compare(a, b) : compareDoubles(a, b)) >= 0 ? a : b;
      case COUNT, LAST_DISTINCT ->
          throw new IllegalArgumentException(state.operation() + " is not numeric");
    };
  }

  private static int compareDoubles(long a, long b) {
    return Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
  }
}
