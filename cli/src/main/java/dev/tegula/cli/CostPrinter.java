package dev.tegula.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.cost.CostLine;
import dev.tegula.cost.Dollars;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints figures of the cost model: one a line for people, one JSON array for machines. */
final class CostPrinter {

  private CostPrinter() {}

  static void people(List<CostLine> lines, PrintWriter out) {
    for (CostLine line : lines) {
      out.printf(
          Locale.ROOT,
          "%-72s %14s  %s, %s, %s%n",
          line.what(),
          Dollars.text(line.usd()),
          line.basis().name().toLowerCase(Locale.ROOT),
          line.region(),
          line.priceDate());
    }
    out.flush();
  }

  static void json(List<CostLine> lines, PrintWriter out) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    lines.forEach(line -> array.add(node(line)));
    out.println(text(array));
    out.flush();
  }

  /** A figure; an unknown price is null. */
  static ObjectNode node(CostLine line) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("what", line.what());
    node.put("quantity", line.quantity());
    node.put("unit", line.unit());
    node.put("unitPriceUsd", line.unitPriceUsd());
    node.put("usd", line.usd());
    node.put("priceDate", line.priceDate().toString());
    node.put("region", line.region());
    node.put("basis", line.basis().name().toLowerCase(Locale.ROOT));
    node.put("formula", line.formula());
    return node;
  }

  static String text(JsonNode json) throws IOException {
    return new ObjectMapper().writeValueAsString(json);
  }
}
