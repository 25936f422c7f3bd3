package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.Map;

/**
 * The least or the greatest value. Of float64 values, -0.0 is below 0.0 and NaN above all; strings
 * compare as unsigned UTF-8 bytes.
 */
final class Extreme implements Aggregation {

  private final boolean least;

  Extreme(boolean least) {
    this.least = least;
  }

  @Override
  public String name() {
    return least ? "min" : "max";
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    return Accepted.require(name(), input, Accepted.ORDERED);
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    if (input == ScalarType.STRING) {
      return Recipe.of(least ? StateKind.MIN_TEXT : StateKind.MAX_TEXT);
    }
    return Recipe.of(least ? StateKind.MIN_NUMBER : StateKind.MAX_NUMBER);
  }
}
