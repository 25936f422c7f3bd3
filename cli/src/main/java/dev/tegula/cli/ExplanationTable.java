package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An explained vector as a table of text: each value, and for each row behind it the view, the
 * generation, its edge, the window and the tiles that were merged.
 */
final class ExplanationTable {

  private ExplanationTable() {}

  static String of(JsonNode answer) {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "feature",
          "value",
          "status",
          "from",
          "row",
          "generation",
          "edge",
          "window",
          "tiles",
          "merged"
        });
    for (JsonNode feature : answer.path("features")) {
      String[] named = {
        feature.path("name").asText(),
        TextTable.shortened(feature.path("value")),
        feature.path("status").asText()
      };
      for (JsonNode source : feature.path("sources")) {
        rows.add(row(named, source));
        named = new String[] {"", "", ""};
      }
    }
    return "%s: %d rows read, %d bytes%n%n"
            .formatted(
                answer.path("service").asText(),
                answer.path("rowsRead").asInt(),
                answer.path("rowBytes").asLong())
        + TextTable.aligned(rows);
  }

  private static String[] row(String[] named, JsonNode source) {
    boolean aggregate = source.has("tiles");
    return new String[] {
      named[0],
      named[1],
      named[2],
      source.path("view").asText() + "." + source.path("feature").asText(),
      outcome(source),
      source.path("generation").asText() + " in " + source.path("table").asText(),
      source.path("leadingEdge").asText(),
      aggregate
          ? source.path("windowStart").asText() + " to " + source.path("windowEnd").asText()
          : "latest row",
      aggregate ? source.path("tiles").asText() : "",
      source.path("resolutions").asText("")
    };
  }

  private static String outcome(JsonNode source) {
    String outcome = source.path("row").asText();
    return outcome.equals("FOUND") ? source.path("rowBytes").asText() + " bytes" : outcome;
  }
}
