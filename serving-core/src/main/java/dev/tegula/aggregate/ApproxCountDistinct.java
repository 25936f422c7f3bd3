package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;

/**
 * About how many distinct values, by a HyperLogLog of 2^precision registers: a standard error of
 * 1.04 / sqrt(2^precision).
 */
final class ApproxCountDistinct implements Aggregation {

  private static final Parameter PRECISION = new Parameter("precision", 4, 16, false, false);

  @Override
  public String name() {
    return "approx_count_distinct";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PRECISION);
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    Accepted.require(name(), input, Accepted.HASHED);
    return ScalarType.INT64;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return Recipe.of(StateKind.DISTINCT_SKETCH, PRECISION.intValue(parameters, 8));
  }
}
