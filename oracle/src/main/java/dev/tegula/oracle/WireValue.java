package dev.tegula.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value is written in an answer's JSON. */
final class WireValue {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private WireValue() {}

  /** Integers, and doubles that JSON has no numbers for, are strings. */
  static JsonNode of(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return NODES.numberNode(number.doubleValue());
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof List<?> list) {
      ArrayNode elements = NODES.arrayNode(list.size());
      list.forEach(element -> elements.add(of(element)));
      return elements;
    }
    return NODES.textNode(value.toString());
  }
}
