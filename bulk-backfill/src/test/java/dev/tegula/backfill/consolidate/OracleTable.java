package dev.tegula.backfill.consolidate;

import dev.tegula.definition.FeatureView;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** A view's table by the bare engine: events grouped and sorted on the heap, without Spark. */
final class OracleTable {

  private OracleTable() {}

  /** Packed rows by key, both in hex. */
  static Map<String, String> of(FeatureView view, List<Row> events) {
    ViewLayout layout = ViewLayout.of(view);
    JoinKeyEncoder encoder = new JoinKeyEncoder(view.joinKeys());
    HexFormat hex = HexFormat.of();
    Map<String, String> table = new TreeMap<>();
    events.stream()
        .map(event -> new OracleRow(event, layout))
        .sorted()
        .collect(Collectors.groupingBy(OracleRow::key))
        .forEach(
            (key, sorted) -> {
              RowBuilder builder = new RowBuilder(layout);
              builder.begin();
              sorted.forEach(event -> builder.add(event.timeMicros(), event));
              table.put(hex.formatHex(encoder.encode(key)), hex.formatHex(builder.finish()));
            });
    return table;
  }
}
