package dev.tegula.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.type.DataType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each function takes and yields. */
final class AggregationsTest {

  private static final String[] TYPES = {
    "boolean", "int64", "float64", "string", "array<int64>", "array<string>"
  };

  @ParameterizedTest
  @CsvSource({
    "count, int64 int64 int64 int64 int64 int64",
    "sum, - int64 float64 - - -",
    "mean, - float64 float64 - - -",
    "min, - int64 float64 string - -",
    "max, - int64 float64 string - -",
    "var_pop, - float64 float64 - - -",
    "var_samp, - float64 float64 - - -",
    "stddev_pop, - float64 float64 - - -",
    "stddev_samp, - float64 float64 - - -",
    "last, boolean int64 float64 string array<int64> array<string>",
    "last n, array<boolean> array<int64> array<float64> array<string> - -",
    "first n, array<boolean> array<int64> array<float64> array<string> - -",
    "last_distinct n, - array<int64> - array<string> - -",
    "first_distinct n, - array<int64> - array<string> - -",
    "approx_count_distinct, - int64 - int64 - -",
    "approx_percentile percentile, - float64 float64 - - -",
  })
  void outputType_everyInput_asDeclared(String declared, String outputs) {
    String[] words = declared.split(" ", -1);
    Aggregation function = Aggregations.named(words[0]);
    Map<String, Number> parameters = new HashMap<>();
    if (words.length > 1) {
      parameters.put(words[1], words[1].equals("n") ? (Number) 3 : (Number) 0.5);
    }
    String[] expected = outputs.split(" ", -1);
    for (int i = 0; i < TYPES.length; i++) {
      DataType input = DataType.parse(TYPES[i]);
      if (expected[i].equals("-")) {
        assertThatThrownBy(() -> function.outputType(input, parameters))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(
                "type: " + TYPES[i] + " (expected for " + function.name() + ": ");
      } else {
        assertThat(function.outputType(input, parameters).declaredName()).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void named_unknownFunction_listsThoseThatExist() {
    assertThatThrownBy(() -> Aggregations.named("median"))
        .hasMessageStartingWith(
            "function: median (expected: one of approx_count_distinct, approx_percentile, count, ");
  }

  @Test
  void label_parameters_partOfTheNameOrNot() {
    assertThat(Aggregations.named("last_distinct").label(Map.of("n", 200)))
        .isEqualTo("last_distinct_200");
    assertThat(Aggregations.named("approx_percentile").label(Map.of("percentile", 0.999)))
        .isEqualTo("approx_percentile_99_9");
    assertThat(Aggregations.named("approx_count_distinct").label(Map.of("precision", 10)))
        .isEqualTo("approx_count_distinct");
  }
}
