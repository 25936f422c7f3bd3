package dev.tegula.tile;

import dev.tegula.type.ScalarType;

/**
 * What every tile keeps for one function over one column; the windows of the function share it. In
 * a packed row it is two eight-byte words: the number of non-null inputs, and the value or where it
 * lies.
 *
 * @param column the position in {@link ViewLayout#columns()}
 * @param limit how many values {@link Operation#LAST_DISTINCT} keeps; 0 for the others
 */
record TileState(int column, ScalarType type, Operation operation, int limit) {

  static final int BYTES = 16;

  /** How the values of a column become one. */
  enum Operation {
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX,
    LAST_DISTINCT
  }

  /** True when the second word points into the variable area. */
  boolean variable() {
    return operation == Operation.LAST_DISTINCT
        || (type == ScalarType.STRING
            && (operation == Operation.MIN || operation == Operation.MAX));
  }
}
