package dev.tegula.aggregate;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;

/**
 * The latest value that is not null; with {@code n} the latest n values, nulls among them,
 * ascending by time.
 */
final class Last implements Aggregation {

  private static final Parameter N = Parameter.n(false);

  @Override
  public String name() {
    return "last";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(N);
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    if (N.intValue(parameters, 0) > 0) {
      return new ArrayType(Accepted.require(name(), input, Accepted.SCALARS));
    }
    return input;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    int n = N.intValue(parameters, 0);
    if (n > 0) {
      return Recipe.of(StateKind.LAST_N, n);
    }
    return Recipe.of(
        input == ScalarType.STRING || input instanceof ArrayType
            ? StateKind.LAST_VALUE
            : StateKind.LAST_NUMBER);
  }
}
