package dev.tegula.tile;

import dev.tegula.aggregate.State;
import dev.tegula.aggregate.StateKind;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;

/**
 * A state of one column, as every tile of a view keeps it; the windows and functions that need it
 * share it.
 *
 * @param column the position in {@link ViewLayout#columns()}
 * @param presenceBit the position of the column's bit in a tile's presence words
 */
record Cell(int column, DataType type, State state, int presenceBit) {

  StateKind kind() {
    return state.kind();
  }

  boolean fixed() {
    return kind().fixed();
  }

  /** True when the eight bytes of a fixed state are the bits of a float64 as they are. */
  boolean plainDouble() {
    return kind() == StateKind.SUM_FLOAT64
        || kind() == StateKind.SQUARED_DEVIATIONS
        || (kind() == StateKind.LAST_NUMBER && type == ScalarType.FLOAT64);
  }

  /** True when the eight bytes are a float64 in its ordered form. */
  boolean orderedDouble() {
    return type == ScalarType.FLOAT64
        && (kind() == StateKind.MIN_NUMBER || kind() == StateKind.MAX_NUMBER);
  }

  /** What an empty tile holds: the neutral element of the state's merge. */
  long neutral() {
    return switch (kind()) {
      case MIN_NUMBER -> Long.MAX_VALUE;
      case MAX_NUMBER -> Long.MIN_VALUE;
      default -> 0;
    };
  }
}
