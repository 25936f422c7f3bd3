package dev.tegula.aggregate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All aggregation functions by name. */
public final class Aggregations {

  private static final Map<String, Aggregation> BY_NAME =
      Stream.of(
              List.of(new Count(), new Sum(), new Mean()),
              List.of(new Extreme(true), new Extreme(false)),
              Variance.all(),
              List.of(new Last()),
              ValueList.all(),
              List.of(new ApproxCountDistinct(), new ApproxPercentile()))
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableMap(Aggregation::name, Function.identity()));

  private Aggregations() {}

  /**
   * The function of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists those that exist
   */
  public static Aggregation named(String name) {
    Aggregation aggregation = BY_NAME.get(name);
    if (aggregation == null) {
      throw new IllegalArgumentException(
          "function: "
              + name
              + " (expected: one of "
              + BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ")");
    }
    return aggregation;
  }
}
