package dev.tegula.aggregate;

/**
 * What a tile keeps of a column for a function.
 *
 * @param parameter n of the kinds that keep n values, the precision of the sketches, else 0; below
 *     2^16
 */
public record State(StateKind kind, int parameter) {

  static State of(StateKind kind) {
    return new State(kind, 0);
  }
}
