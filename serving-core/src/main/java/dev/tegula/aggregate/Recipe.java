package dev.tegula.aggregate;

import java.util.List;
import java.util.Optional;

/**
 * How a function is computed: the states that tiles keep for it, which functions over one column
 * share, and how the merged states become the value.
 *
 * @param states at least one; all fixed when there is a formula
 * @param formula what makes a float64 of the states; without one the value is that of the only
 *     state
 * @param argument of the only state's finishing, such as a percentile; 0 when it needs none
 * @param leastCount the value is null in windows with fewer values that are not null; above 1 the
 *     first state must be {@link StateKind#COUNT}
 */
public record Recipe(
    List<State> states, Optional<Formula> formula, double argument, int leastCount) {

  public Recipe {
    states = List.copyOf(states);
  }

  /** The value of one state. */
  static Recipe of(StateKind kind, int parameter) {
    return new Recipe(List.of(new State(kind, parameter)), Optional.empty(), 0, 1);
  }

  static Recipe of(StateKind kind) {
    return of(kind, 0);
  }
}
