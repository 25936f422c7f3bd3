package dev.tegula.type;

/** The type of a column, a feature value or a join key. Every type is nullable. */
public sealed interface DataType permits ScalarType, ArrayType {

  /** The name used in feature repositories, for example {@code int64} or {@code array<string>}. */
  String declaredName();

  /**
   * Reads a declared name.
   *
   * @throws IllegalArgumentException when no type has that name
   */
  static DataType parse(String declaredName) {
    for (ScalarType scalar : ScalarType.values()) {
      if (scalar.declaredName().equals(declaredName)) {
        return scalar;
      }
      if (("array<" + scalar.declaredName() + ">").equals(declaredName)) {
        return new ArrayType(scalar);
      }
    }
    throw new IllegalArgumentException(
        "type: "
            + declaredName
            + " (expected: boolean, int64, float64, string or array<one of these>)");
  }
}
