package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expected value as the tokens that must come, one after the other. Immutable. */
final class ExpectedTokens {

  private static final double EXACT = 0;

  private final JsonToken[] kinds;
  private final String[] texts;
  private final double[] numbers;
  private final double tolerance;

  private ExpectedTokens(List<JsonNode> nodes, List<JsonToken> kinds, double tolerance) {
    this.kinds = kinds.toArray(JsonToken[]::new);
    this.texts = nodes.stream().map(JsonNode::asText).toArray(String[]::new);
    this.numbers = nodes.stream().mapToDouble(JsonNode::doubleValue).toArray();
    this.tolerance = tolerance;
  }

  /**
   * The expected values of a request; null when one of them is an object, whose fields have no
   * order.
   */
  static ExpectedTokens @Nullable [] ofValues(ExpectedRequest request) {
    ExpectedTokens[] values = new ExpectedTokens[request.expected().size()];
    for (int i = 0; i < values.length; i++) {
      List<JsonNode> nodes = new ArrayList<>();
      List<JsonToken> kinds = new ArrayList<>();
      JsonNode value = request.expected().get(i);
      if (!flatten(value, nodes, kinds)) {
        return null;
      }
      Double tolerance = value.isNumber() ? request.tolerance().get(i) : null;
      values[i] = new ExpectedTokens(nodes, kinds, tolerance == null ? EXACT : tolerance);
    }
    return values;
  }

  /** Whether the next tokens are this value; all of them are consumed when they are. */
  boolean matchNext(JsonParser parser) throws IOException {
    for (int i = 0; i < kinds.length; i++) {
      JsonToken token = parser.nextToken();
      boolean same =
          switch (kinds[i]) {
            case VALUE_NUMBER_FLOAT -> isNumber(token, parser, numbers[i]);
            case VALUE_STRING -> token == JsonToken.VALUE_STRING && isText(parser, texts[i]);
            default -> token == kinds[i];
          };
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Whether the current token is a string with this text. Compares in place: no string is made. */
  static boolean isText(JsonParser parser, String text) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING
        || parser.getTextLength() != text.length()) {
      return false;
    }
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    for (int i = 0; i < text.length(); i++) {
      if (characters[offset + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isNumber(@Nullable JsonToken token, JsonParser parser, double expected)
      throws IOException {
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      return false;
    }
    double served = parser.getDoubleValue();
    return served == expected || Math.abs(served - expected) <= tolerance;
  }

  private static boolean flatten(JsonNode value, List<JsonNode> nodes, List<JsonToken> kinds) {
    if (value.isObject()) {
      return false;
    }
    nodes.add(value);
    // Whole or not, a number is a number.
    kinds.add(value.isNumber() ? JsonToken.VALUE_NUMBER_FLOAT : value.asToken());
    for (JsonNode element : value) {
      if (!flatten(element, nodes, kinds)) {
        return false;
      }
    }
    if (value.isArray()) {
      nodes.add(value);
      kinds.add(JsonToken.END_ARRAY);
    }
    return true;
  }
}
