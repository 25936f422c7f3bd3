package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Rows of text under each other in columns. */
final class TextTable {

  private static final int MAX_VALUE_WIDTH = 60;

  private TextTable() {}

  /** A value as text of a width that fits a table. */
  static String shortened(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    if (text.length() <= MAX_VALUE_WIDTH) {
      return text;
    }
    String length = value.isArray() ? " (" + value.size() + " values)" : "";
    return text.substring(0, MAX_VALUE_WIDTH - 3) + "..." + length;
  }

  /** Columns as wide as their widest cell; the first row is the heading. */
  static String aligned(List<String[]> rows) {
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
