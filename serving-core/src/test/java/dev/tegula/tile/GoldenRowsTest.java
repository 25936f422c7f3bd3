package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows of version 1 as they were first written, with the values that must come out of them: what a
 * reader in another language can be tried on. Never rewritten for a version that exists; {@code
 * -Dtegula.golden=write} writes those of a new one.
 */
final class GoldenRowsTest {

  private static final String CARRIED = "v1-tiles-carried";
  private static final long EARLIER_EDGE = Views.EDGE - Views.DAY;
  private static final Path FOLDER = Path.of("src/test/resources/dev/tegula/tile");

  private static final TimeWindow[] WINDOWS = {
    Views.days(1),
    Views.days(28),
    new TimeWindow.Fixed("7d_offset_1d", 7 * Views.DAY, -Views.DAY),
    new TimeWindow.Lifetime()
  };

  @ParameterizedTest
  @ValueSource(strings = {"v1-tiles", "v1-tiles-one-edge", "v1-final", "v1-tiles-carried"})
  void row_goldenEvents_sameBytesAndValues(String name) throws IOException {
    ViewLayout layout = Views.layout(Views.HOUR, features());
    byte[] row = row(name, layout);
    Path file = FOLDER.resolve(name + ".row");
    Path text = FOLDER.resolve(name + ".txt");
    if ("write".equals(System.getProperty("tegula.golden"))) {
      Files.createDirectories(FOLDER);
      Files.write(file, row);
      Files.writeString(text, values(name, layout, row));
    }
    assertThat(row).isEqualTo(Files.readAllBytes(file));
    assertThat(values(name, layout, Files.readAllBytes(file))).isEqualTo(Files.readString(text));
  }

  private static byte[] row(String name, ViewLayout layout) {
    EdgeRange edges =
        name.equals("v1-tiles-one-edge") ? new EdgeRange(Views.EDGE, Views.EDGE) : EdgeRange.ANY;
    long earlier = name.equals(CARRIED) ? EARLIER_EDGE : Long.MIN_VALUE;
    RowBuilder builder = new RowBuilder(layout, edges, earlier);
    byte[] row = Views.build(builder, events(layout));
    return name.equals("v1-final") ? builder.finishFinal(Views.EDGE) : row;
  }

  /** At the edge, and for a row with earlier attributes at the earlier edge as well. */
  private static String values(String name, ViewLayout layout, byte[] row) {
    String values = values(layout, row, Views.EDGE);
    return name.equals(CARRIED) ? values + values(layout, row, EARLIER_EDGE) : values;
  }

  private static String values(ViewLayout layout, byte[] row, long edgeMicros) {
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(layout.outputs().size());
    new RowMerge(layout, Views.allSlots(layout)).merge(row, edgeMicros, buffer);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < layout.outputs().size(); i++) {
      OutputFeature output = layout.outputs().get(i);
      text.append(output.name()).append(' ').append(ServedValue.of(buffer, i)).append('\n');
    }
    return text.toString();
  }

  private static List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    features.add(new Feature.Attribute("b", ScalarType.BOOLEAN));
    features.add(new Feature.Attribute("s", ScalarType.STRING));
    features.add(new Feature.Attribute("ls", new ArrayType(ScalarType.INT64)));
    features.add(new Feature.Attribute("ss", new ArrayType(ScalarType.STRING)));
    for (String function :
        List.of("count", "sum", "mean", "min", "max", "var_samp", "stddev_pop", "last")) {
      features.add(Views.aggregate("d", ScalarType.FLOAT64, function, Map.of(), WINDOWS));
      features.add(Views.aggregate("l", ScalarType.INT64, function, Map.of(), WINDOWS));
    }
    for (String function : List.of("min", "max", "last", "approx_count_distinct")) {
      features.add(Views.aggregate("s", ScalarType.STRING, function, Map.of(), WINDOWS));
    }
    for (String function : List.of("last", "first", "last_distinct", "first_distinct")) {
      features.add(Views.aggregate("s", ScalarType.STRING, function, Map.of("n", 3), WINDOWS));
      features.add(Views.aggregate("l", ScalarType.INT64, function, Map.of("n", 3), WINDOWS));
    }
    features.add(Views.aggregate("b", ScalarType.BOOLEAN, "last", Map.of(), WINDOWS));
    features.add(Views.aggregate("ls", new ArrayType(ScalarType.INT64), "last", Map.of(), WINDOWS));
    features.add(
        Views.aggregate(
            "d", ScalarType.FLOAT64, "approx_percentile", Map.of("percentile", 0.9), WINDOWS));
    return features;
  }

  /** Two events a day for forty days, of values that follow from the event's number alone. */
  private static List<Event> events(ViewLayout layout) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (ViewLayout.Column column : layout.columns()) {
        values.add((i + column.name().length()) % 7 == 0 ? null : value(column.type(), i));
      }
      events.add(new Event(Views.EDGE - (80 - i) * 12 * Views.HOUR, values));
    }
    return events;
  }

  private static Object value(DataType type, int i) {
    if (type instanceof ArrayType array) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int element = 0; element < i % 25; element++) {
        elements.add(value(array.element(), element * 37 + i));
      }
      return elements;
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> i % 2 == 0;
      case INT64 -> (i * 7919L) % 101 - 50;
      case FLOAT64 -> (i * 7919L % 1009) / 8.0;
      case STRING -> "s" + i * 31 % 97 + (i % 3 == 0 ? "ü" : "");
    };
  }
}
