package dev.tegula.type;

/** A type whose values are single. */
public enum ScalarType implements DataType {
  BOOLEAN("boolean"),
  INT64("int64"),
  FLOAT64("float64"),
  STRING("string");

  private final String declaredName;

  ScalarType(String declaredName) {
    this.declaredName = declaredName;
  }

  @Override
  public String declaredName() {
    return declaredName;
  }
}
