package dev.tegula.definition;

import dev.tegula.type.DataType;
import java.util.List;
import java.util.Map;

/** What a batch or stream feature view declares; an aggregate yields one output per window. */
public sealed interface Feature permits Feature.Attribute, Feature.Aggregate {

  /** The column of the transformation's output that this feature reads. */
  String column();

  /** The type of that column. */
  DataType type();

  /** The value of a column in the latest row before the leading edge. */
  record Attribute(String column, DataType type) implements Feature {}

  /**
   * A function over the rows of one or more windows.
   *
   * @param function the name of a function known to {@link dev.tegula.aggregate.Aggregations}
   * @param parameters the function's own parameters by name, for example {@code n} of {@code
   *     last_distinct}
   */
  record Aggregate(
      String column,
      DataType type,
      String function,
      Map<String, Number> parameters,
      List<TimeWindow> windows)
      implements Feature {

    public Aggregate {
      parameters = Map.copyOf(parameters);
      windows = List.copyOf(windows);
    }
  }
}
