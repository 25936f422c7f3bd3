package dev.tegula.generate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tegula.workload.ExpectedVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a service must answer for some entities: eight bytes per value. Immutable. */
final class DailyVector implements ExpectedVector {

  private final Column.Type[] types;
  private final long[] units;

  /**
   * A vector.
   *
   * @param types by position; shared and never changed
   * @param units by position; never changed
   */
  DailyVector(Column.Type[] types, long[] units) {
    this.types = types;
    this.units = units;
  }

  @Override
  public int size() {
    return units.length;
  }

  @Override
  public boolean matches(int position, JsonParser parser) throws IOException {
    return switch (types[position]) {
      case INT64 -> isDigits(parser, 0, units[position]);
      case STRING ->
          parser.currentToken() == JsonToken.VALUE_STRING
              && parser.getTextLength() > 1
              && parser.getTextCharacters()[parser.getTextOffset()] == 'v'
              && isDigits(parser, 1, units[position]);
      case FLOAT64 ->
          (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                  || parser.currentToken() == JsonToken.VALUE_NUMBER_INT)
              && parser.getDoubleValue() == Column.quarters(units[position]);
    };
  }

  /** The values in wire encoding. */
  List<JsonNode> wire() {
    List<JsonNode> values = new ArrayList<>(units.length);
    for (int i = 0; i < units.length; i++) {
      values.add(
          switch (types[i]) {
            case INT64 -> TextNode.valueOf(Long.toString(units[i]));
            case STRING -> TextNode.valueOf("v" + units[i]);
            case FLOAT64 -> DoubleNode.valueOf(Column.quarters(units[i]));
          });
    }
    return values;
  }

  /** Whether a string token is, from a character on, a number that is not negative. */
  private static boolean isDigits(JsonParser parser, int from, long number) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return false;
    }
    char[] characters = parser.getTextCharacters();
    int first = parser.getTextOffset() + from;
    long rest = number;
    int i = parser.getTextOffset() + parser.getTextLength() - 1;
    do {
      if (i < first || characters[i] != '0' + (char) (rest % 10)) {
        return false;
      }
      rest /= 10;
      i--;
    } while (rest > 0);
    return i == first - 1;
  }
}
