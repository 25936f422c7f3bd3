package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.Map;

/** The sum; of int64 values modulo 2^64, so that no order and no split can change it. */
final class Sum implements Aggregation {

  @Override
  public String name() {
    return "sum";
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    return Accepted.require(name(), input, Accepted.NUMBERS);
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return Recipe.of(input == ScalarType.INT64 ? StateKind.SUM_INT64 : StateKind.SUM_FLOAT64);
  }
}
