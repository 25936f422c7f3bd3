package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The number of values that are not null. */
final class Count implements Aggregation {

  @Override
  public String name() {
    return "count";
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    return ScalarType.INT64;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return new Recipe(List.of(State.of(StateKind.COUNT)), Optional.empty(), 0, 0);
  }
}
