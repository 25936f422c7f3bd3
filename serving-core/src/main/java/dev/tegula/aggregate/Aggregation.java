package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import java.util.List;
import java.util.Map;

/**
 * An aggregation function as a feature repository may use it. Stateless; usable from any thread.
 */
public interface Aggregation {

  /** The name in feature repositories. */
  String name();

  /**
   * The type of the finished value.
   *
   * @throws IllegalArgumentException when the function does not accept a column of this type; the
   *     message names the accepted types
   */
  DataType outputType(DataType input, Map<String, Number> parameters);

  /** What tiles keep for this function over a column of an accepted type. */
  Recipe recipe(DataType input, Map<String, Number> parameters);

  /** The parameters that a declaration must or may give. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The function's part of a feature's name: {@code sum}, {@code last_distinct_200}. */
  default String label(Map<String, Number> parameters) {
    StringBuilder label = new StringBuilder(name());
    for (Parameter parameter : parameters()) {
      if (parameter.named()) {
        Number value = parameters.get(parameter.name());
        if (value != null) {
          label.append('_').append(value);
        }
      }
    }
    return label.toString();
  }

  /**
   * A number that a declaration gives to a function.
   *
   * @param minimum the least allowed value
   * @param maximum the greatest allowed value
   * @param required whether a declaration must give it
   * @param named whether its value is part of the feature's name
   */
  record Parameter(String name, double minimum, double maximum, boolean required, boolean named) {

    /** How many values a list function keeps. */
    static Parameter n(boolean required) {
      return new Parameter("n", 1, 1000, required, true);
    }

    /** True when the number must be whole. */
    public boolean whole() {
      return maximum > 1;
    }

    int intValue(Map<String, Number> parameters, int absent) {
      Number value = parameters.get(name);
      return value == null ? absent : value.intValue();
    }
  }
}
