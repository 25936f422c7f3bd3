package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arithmetic mean; int64 values are summed as float64, which cannot overflow. */
final class Mean implements Aggregation {

  private static final Recipe RECIPE =
      new Recipe(
          List.of(State.of(StateKind.COUNT), State.of(StateKind.SUM_FLOAT64)),
          Optional.of(states -> states[1] / states[0]),
          0,
          1);

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    Accepted.require(name(), input, Accepted.NUMBERS);
    return ScalarType.FLOAT64;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return RECIPE;
  }
}
