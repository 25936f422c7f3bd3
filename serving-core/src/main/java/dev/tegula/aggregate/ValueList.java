package dev.tegula.aggregate;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;

/**
 * At most n values of a window, ascending by time. Distinct ones leave nulls out, and order by
 * their latest or earliest occurrence.
 */
final class ValueList implements Aggregation {

  private static final Parameter N = Parameter.n(true);

  private final String name;
  private final StateKind kind;
  private final List<ScalarType> accepted;

  private ValueList(String name, StateKind kind, List<ScalarType> accepted) {
    this.name = name;
    this.kind = kind;
    this.accepted = accepted;
  }

  static List<Aggregation> all() {
    return List.of(
        new ValueList("first", StateKind.FIRST_N, Accepted.SCALARS),
        new ValueList("last_distinct", StateKind.LAST_DISTINCT, Accepted.HASHED),
        new ValueList("first_distinct", StateKind.FIRST_DISTINCT, Accepted.HASHED));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(N);
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    return new ArrayType(Accepted.require(name, input, accepted));
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    return Recipe.of(kind, N.intValue(parameters, 1));
  }
}
