package dev.tegula.type;

/** A list of values of one scalar type; elements may be null. */
public record ArrayType(ScalarType element) implements DataType {

  @Override
  public String declaredName() {
    return "array<" + element.declaredName() + ">";
  }
}
