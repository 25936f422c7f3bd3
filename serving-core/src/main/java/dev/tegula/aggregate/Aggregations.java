package dev.tegula.aggregate;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All aggregation functions by name. */
public final class Aggregations {

  private static final List<ScalarType> NUMERIC = List.of(ScalarType.INT64, ScalarType.FLOAT64);
  private static final List<ScalarType> ORDERED =
      List.of(ScalarType.INT64, ScalarType.FLOAT64, ScalarType.STRING);

  private static final Map<String, Aggregation> BY_NAME =
      Stream.<Aggregation>of(
              simple("count", List.of(ScalarType.values()), input -> ScalarType.INT64),
              simple("sum", NUMERIC, input -> input),
              simple("mean", NUMERIC, input -> ScalarType.FLOAT64),
              simple("min", ORDERED, input -> input),
              simple("max", ORDERED, input -> input),
              new Simple(
                  "last_distinct",
                  List.of(ScalarType.INT64, ScalarType.STRING),
                  input -> new ArrayType((ScalarType) input),
                  List.of(new Aggregation.Parameter("n", 1, 1000, true, true))))
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

  private static Aggregation simple(
      String name, List<ScalarType> accepted, Function<DataType, DataType> output) {
    return new Simple(name, accepted, output, List.of());
  }

  private record Simple(
      String name,
      List<ScalarType> accepted,
      Function<DataType, DataType> output,
      List<Parameter> parameters)
      implements Aggregation {

    @Override
    public DataType outputType(DataType input) {
      if (input instanceof ScalarType scalar && accepted.contains(scalar)) {
        return output.apply(input);
      }
      String expected =
          Arrays.stream(ScalarType.values())
              .filter(accepted::contains)
              .map(ScalarType::declaredName)
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "type: " + input.declaredName() + " (expected for " + name + ": " + expected + ")");
    }
  }
}
