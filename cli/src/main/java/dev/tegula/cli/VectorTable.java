package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A get-features answer as a table of text: name, value, status, effective time. */
final class VectorTable {

  private VectorTable() {}

  static String of(JsonNode answer) {
    JsonNode values = answer.path("result").path("features");
    JsonNode metadata = answer.path("metadata").path("features");
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"feature", "value", "status", "effective time"});
    for (int i = 0; i < values.size(); i++) {
      JsonNode feature = metadata.path(i);
      rows.add(
          new String[] {
            feature.path("name").asText(""),
            TextTable.shortened(values.get(i)),
            feature.path("status").asText(""),
            feature.path("effectiveTime").asText("")
          });
    }
    return TextTable.aligned(rows);
  }
}
