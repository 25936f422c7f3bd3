package dev.tegula.backfill.consolidate;

import dev.tegula.definition.FeatureView;
import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.RowMerge;
import dev.tegula.tile.ViewLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a server makes of stored rows: every feature of every entity, and what is missing. */
final class ServedValues {

  private ServedValues() {}

  /** By key in hex; an entity of which nothing is present is as good as absent. */
  static Map<String, List<Object>> of(FeatureView view, long edgeMicros, Map<String, String> rows) {
    ViewLayout layout = ViewLayout.of(view);
    int outputs = layout.outputs().size();
    RowMerge merge = new RowMerge(layout, IntStream.range(0, outputs).toArray());
    Map<String, List<Object>> values = new TreeMap<>();
    rows.forEach(
        (key, row) -> {
          FeatureBuffer buffer = new FeatureBuffer();
          buffer.reset(outputs);
          merge.merge(HexFormat.of().parseHex(row), edgeMicros, buffer);
          List<Object> served = new ArrayList<>();
          served.add(merge.aggregatesPresent());
          served.add(merge.attributesPresent() ? merge.attributeTimeMicros() : "no attributes");
          for (int i = 0; i < outputs; i++) {
            served.add(value(buffer, i));
          }
          if (merge.aggregatesPresent() || merge.attributesPresent()) {
            values.put(key, served);
          }
        });
    return values;
  }

  private static Object value(FeatureBuffer buffer, int slot) {
    return switch (buffer.kind(slot)) {
      case NULL -> "null";
      case BOOLEAN -> buffer.booleanAt(slot);
      case INT64 -> buffer.longAt(slot);
      case FLOAT64 -> buffer.doubleAt(slot);
      case STRING -> buffer.stringAt(slot);
      case LIST -> buffer.listAt(slot);
    };
  }
}
