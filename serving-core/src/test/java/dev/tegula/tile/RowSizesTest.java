package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How many bytes an entity takes in each layout, for a view of the published mix: 25 look-ups and
 * 75 sums of 25 columns, 25 over 28 days, 25 over 7, 20 over 1 and 5 over 356, all float64, tiles
 * of a day. The table stands in {@code docs/tiles.md}; {@code -Dtegula.golden=write} writes it
 * anew.
 */
final class RowSizesTest {

  private static final Path DOCUMENT = Path.of("../docs/tiles.md");
  private static final String BEGIN = "<!-- sizes: begin, written by RowSizesTest -->\n";
  private static final String END = "<!-- sizes: end -->\n";
  private static final int UNIT = 1024;
  private static final int COLUMNS = 25;
  private static final int DAYS = 400;

  private final ViewLayout layout = Views.layout(Views.DAY, publishedMix());

  @Test
  void sizes_publishedMix_asDocumented() throws IOException {
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int to = document.indexOf(END);
    if ("write".equals(System.getProperty("tegula.golden"))) {
      document = document.substring(0, from) + table() + document.substring(to);
      Files.writeString(DOCUMENT, document);
    }
    assertThat(document).contains(BEGIN + table() + END);
  }

  @Test
  void finalRow_publishedMix_oneWriteUnit() {
    int item = finalRow(1).length + "k".length() + "v".length() + keyBytes();
    assertThat(item).isLessThanOrEqualTo(UNIT);
  }

  /** A key of an int64, as the published load test has. */
  private static int keyBytes() {
    return 9;
  }

  private String table() {
    EdgeRange one = new EdgeRange(Views.EDGE, Views.EDGE);
    EdgeRange month = new EdgeRange(Views.EDGE, Views.EDGE + 28 * Views.DAY);
    return "| layout | an event every day | every tenth day |\n|---|---|---|\n"
        + line(
            "raw: the events of 356 days, 25 + 25 float64 and a time each",
            rawBytes(1),
            rawBytes(10))
        + line("tiles, for any edge", row(EdgeRange.ANY, 1).length, row(EdgeRange.ANY, 10).length)
        + line("tiles, for 28 edges in a row", row(month, 1).length, row(month, 10).length)
        + line("tiles, for one edge", row(one, 1).length, row(one, 10).length)
        + line("final values", finalRow(1).length, finalRow(10).length)
        + line("raw: the 100 values that are served", 800, 800);
  }

  private static String line(String layout, int dense, int sparse) {
    return String.format(Locale.ROOT, "| %s | %,d | %,d |\n", layout, dense, sparse);
  }

  private static int rawBytes(int everyDays) {
    return (355 / everyDays + 1) * (2 * COLUMNS + 1) * 8;
  }

  private byte[] row(EdgeRange edges, int everyDays) {
    return Views.build(new RowBuilder(layout, edges), events(everyDays));
  }

  private byte[] finalRow(int everyDays) {
    RowBuilder builder = new RowBuilder(layout);
    Views.build(builder, events(everyDays));
    return builder.finishFinal(Views.EDGE);
  }

  private List<Event> events(int everyDays) {
    Random random = new Random(42);
    List<Event> events = new ArrayList<>();
    for (int day = DAYS / everyDays * everyDays; day > 0; day -= everyDays) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < layout.columns().size(); column++) {
        values.add(random.nextInt(100_000) / 100.0);
      }
      events.add(new Event(Views.EDGE - day * Views.DAY + Views.HOUR, values));
    }
    return events;
  }

  private static List<Feature> publishedMix() {
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      features.add(new Feature.Attribute("plain" + column, ScalarType.FLOAT64));
    }
    for (int column = 0; column < COLUMNS; column++) {
      features.add(sum(column, 28));
      features.add(sum(column, 7));
      if (column < 20) {
        features.add(sum(column, 1));
      } else {
        features.add(sum(column, 356));
      }
    }
    return features;
  }

  private static Feature sum(int column, int days) {
    return Views.aggregate("c" + column, ScalarType.FLOAT64, "sum", Map.of(), Views.days(days));
  }
}
