package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code InputFormatOptions.Csv}.
 *
 * @param header the columns; empty when the first line of each object has them
 */
record CsvOptions(char delimiter, List<String> header) {

  private static final int MAX_COLUMNS = 255;

  CsvOptions {
    header = List.copyOf(header);
  }

  static CsvOptions of(JsonNode request, MemberChecks checks) {
    String delimiter = checks.optionalString("inputFormatOptions.csv.delimiter", ",", "[,;:|\t ]");
    JsonNode columns = request.path("InputFormatOptions").path("Csv").path("HeaderList");
    if (columns.isArray() && (columns.isEmpty() || columns.size() > MAX_COLUMNS)) {
      checks.error(
          columns.size() + " columns",
          "inputFormatOptions.csv.headerList",
          "Member must have length between 1 and " + MAX_COLUMNS);
    }
    List<String> header = new ArrayList<>();
    columns.forEach(column -> header.add(column.asText()));
    return new CsvOptions(delimiter.isEmpty() ? ',' : delimiter.charAt(0), header);
  }
}
