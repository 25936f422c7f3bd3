package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A row of arrays in the form of sets, of numbers and of strings of one, two and five words, as it
 * was first written. As {@link GoldenRowsTest}; {@code -Dtegula.golden=write} writes those of a new
 * version.
 */
final class GoldenSetsTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/tegula/tile");

  @Test
  void row_goldenArrays_sameBytesAndValues() throws IOException {
    ViewLayout layout =
        Views.layout(
            Views.HOUR,
            new Feature.Attribute("numbers", new ArrayType(ScalarType.INT64)),
            new Feature.Attribute("short", new ArrayType(ScalarType.STRING)),
            new Feature.Attribute("items", new ArrayType(ScalarType.STRING)),
            new Feature.Attribute("links", new ArrayType(ScalarType.STRING)));
    Event event =
        new Event(
            Views.EDGE - Views.HOUR,
            List.of(
                IntStream.range(0, 20).mapToObj(i -> i * i * 7919L - 50_000).toList(),
                strings("", ""),
                strings("item-", ""),
                strings("https://example.org/?id=", "ü€")));
    byte[] row = Views.build(new RowBuilder(layout), List.of(event));
    Path file = FOLDER.resolve("v1-sets.row");
    Path text = FOLDER.resolve("v1-sets.txt");
    if ("write".equals(System.getProperty("tegula.golden"))) {
      Files.write(file, row);
      Files.writeString(text, values(layout, row));
    }
    assertThat(row).isEqualTo(Files.readAllBytes(file));
    assertThat(values(layout, Files.readAllBytes(file))).isEqualTo(Files.readString(text));
  }

  private static List<String> strings(String prefix, String suffix) {
    return IntStream.range(0, 20).mapToObj(i -> prefix + i * i * 31 % 9973 + suffix).toList();
  }

  private static String values(ViewLayout layout, byte[] row) {
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(layout.outputs().size());
    new RowMerge(layout, Views.allSlots(layout)).merge(row, Views.EDGE, buffer);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < layout.outputs().size(); i++) {
      assertThat(buffer.isPackedSet(i)).isTrue();
      String name = layout.outputs().get(i).name();
      text.append(name).append(' ').append(ServedValue.of(buffer, i)).append('\n');
    }
    return text.toString();
  }
}
