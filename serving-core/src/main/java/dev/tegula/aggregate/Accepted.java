package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.stream.Collectors;

/** Which column types a function takes. */
final class Accepted {

  static final List<ScalarType> NUMBERS = List.of(ScalarType.INT64, ScalarType.FLOAT64);
  static final List<ScalarType> ORDERED =
      List.of(ScalarType.INT64, ScalarType.FLOAT64, ScalarType.STRING);
  static final List<ScalarType> HASHED = List.of(ScalarType.INT64, ScalarType.STRING);
  static final List<ScalarType> SCALARS = List.of(ScalarType.values());

  private Accepted() {}

  /**
   * The type itself.
   *
   * @throws IllegalArgumentException when it is not one of the accepted ones
   */
  static ScalarType require(String function, DataType input, List<ScalarType> accepted) {
    if (input instanceof ScalarType scalar && accepted.contains(scalar)) {
      return scalar;
    }
    throw new IllegalArgumentException(
        "type: "
            + input.declaredName()
            + " (expected for "
            + function
            + ": "
            + accepted.stream().map(ScalarType::declaredName).collect(Collectors.joining(", "))
            + ")");
  }
}
