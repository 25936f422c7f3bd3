package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variance and standard deviation, of a population or of a sample. Squared deviations of tiles are
 * merged by the formula of Chan, Golub and LeVeque (1979), which does not subtract large squares. A
 * sample of one row has none: null.
 */
final class Variance implements Aggregation {

  private static final List<State> STATES =
      List.of(
          State.of(StateKind.COUNT),
          State.of(StateKind.SUM_FLOAT64),
          State.of(StateKind.SQUARED_DEVIATIONS));

  private final String name;
  private final Recipe recipe;

  private Variance(String name, int lost, boolean root) {
    this.name = name;
    Formula variance = states -> states[2] / (states[0] - lost);
    Formula formula = root ? states -> Math.sqrt(variance.finish(states)) : variance;
    this.recipe = new Recipe(STATES, Optional.of(formula), 0, 1 + lost);
  }

  static List<Aggregation> all() {
    return List.of(
        new Variance("var_pop", 0, false),
        new Variance("var_samp", 1, false),
        new Variance("stddev_pop", 0, true),
        new Variance("stddev_samp", 1, true));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    Accepted.require(name, input, Accepted.NUMBERS);
    return ScalarType.FLOAT64;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return recipe;
  }
}
