package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published error bounds of the sketches, over values that are spread over many tiles. */
final class SketchErrorTest {

  private static final int DAYS = 20;

  @ParameterizedTest
  @CsvSource({"4,1000", "8,30", "8,600", "8,5000", "10,900", "10,2500", "12,20000"})
  void approxCountDistinct_manySets_withinStandardError(int precision, int distinct) {
    int sets = 200;
    Random random = new Random(precision * 31L + distinct);
    double squares = 0;
    double sum = 0;
    for (int set = 0; set < sets; set++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < distinct; i++) {
        values.add(random.nextLong());
      }
      double estimate =
          ((Number)
                  value(
                      "approx_count_distinct",
                      ScalarType.INT64,
                      Map.of("precision", precision),
                      values))
              .doubleValue();
      double error = estimate / distinct - 1;
      squares += error * error;
      sum += error;
    }
    double standardError = 1.04 / Math.sqrt(1 << precision);
    // A sample of 200 has its root mean square within 15 % of the true one, with 3 sigma.
    assertThat(Math.sqrt(squares / sets)).isLessThan(1.16 * standardError);
    // The estimator's bias is of the order of one register in all.
    double bias = 1.5 / (1 << precision) + 3.5 * standardError / Math.sqrt(sets);
    assertThat(Math.abs(sum / sets)).isLessThan(bias);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 500})
  void approxPercentile_skewedValues_rankWithinBound(int precision) {
    Random random = new Random(precision);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      values.add(Math.exp(2 * random.nextGaussian()));
    }
    double[] sorted = values.stream().mapToDouble(Double.class::cast).sorted().toArray();
    for (double part : new double[] {0, 0.001, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
      Map<String, Number> parameters = Map.of("percentile", part, "precision", precision);
      double value = (Double) value("approx_percentile", ScalarType.FLOAT64, parameters, values);
      int found = Arrays.binarySearch(sorted, value);
      double rank = (double) (found < 0 ? -found - 1 : found) / sorted.length;
      double unit = Math.PI / precision;
      double bound = 2 * unit * Math.sqrt(part * (1 - part)) + unit * unit + 2.0 / sorted.length;
      assertThat(Math.abs(rank - part)).as("percentile " + part).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void xxHash64_knownInputs_knownHashes() {
    byte[] text =
        "0123456789abcdefghijklmnopqrstuvwxyz, over 32 bytes".getBytes(StandardCharsets.UTF_8);
    byte[] word = new byte[8];
    LittleEndian.putLong(word, 0, -123456789L);

    // From the reference implementation.
    assertThat(XxHash64.hash(text, 0, 0)).isEqualTo(0xEF46DB3751D8E999L);
    assertThat(XxHash64.hash("a".getBytes(StandardCharsets.UTF_8), 0, 1))
        .isEqualTo(0xD24EC4F1A98C6E5BL);
    assertThat(XxHash64.hash("abc".getBytes(StandardCharsets.UTF_8), 0, 3))
        .isEqualTo(0x44BC2CF5AD770999L);
    assertThat(XxHash64.hash(text, 0, text.length)).isEqualTo(0x3F1A9AE0614209D5L);
    assertThat(XxHash64.hash(-123456789L)).isEqualTo(XxHash64.hash(word, 0, 8));
  }

  private static Object value(
      String function, ScalarType type, Map<String, Number> parameters, List<Object> values) {
    Feature feature = Views.aggregate("c", type, function, parameters, Views.days(DAYS));
    ViewLayout layout = Views.layout(Views.DAY, feature);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      long age = DAYS * Views.DAY / values.size() * (values.size() - i);
      events.add(new Event(Views.EDGE - age, List.of(values.get(i))));
    }
    byte[] row = Views.build(new RowBuilder(layout), events);
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(1);
    new RowMerge(layout, new int[] {0}).merge(row, Views.EDGE, buffer);
    return ServedValue.of(buffer, 0);
  }
}
