package dev.tegula.price;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a JSON object into maps, as far as an offer needs it: lists are passed over. */
final class JsonTree {

  private JsonTree() {}

  /**
   * The object that a text holds: values are maps or strings.
   *
   * @param source names the text in errors
   */
  static Map<String, Object> parse(String json, String source) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(source + ": no JSON object (expected: an AWS offer)");
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(source + ": more than one JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          source + ":" + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        object.put(name, object(parser));
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        object.put(name, parser.getText());
      }
    }
    return object;
  }
}
