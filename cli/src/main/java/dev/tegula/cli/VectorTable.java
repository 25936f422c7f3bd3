package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A get-features answer as a table of text: name, value, status, effective time. */
final class VectorTable {

  private static final int MAX_VALUE_WIDTH = 60;

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
            shortened(values.get(i)),
            feature.path("status").asText(""),
            feature.path("effectiveTime").asText("")
          });
    }
    return aligned(rows);
  }

  private static String shortened(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    if (text.length() <= MAX_VALUE_WIDTH) {
      return text;
    }
    String length = value.isArray() ? " (" + value.size() + " values)" : "";
    return text.substring(0, MAX_VALUE_WIDTH - 3) + "..." + length;
  }

  private static String aligned(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.length; c++) {
        line.append(row[c]).append(" ".repeat(widths[c] - row[c].length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
