package dev.tegula.importobject;

import dev.tegula.store.RowItem;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A line of DYNAMODB_JSON, {@code {"Item":{"k":{"B":"..."},"v":{"B":"..."}}}}. */
final class JsonItem implements ItemLine {

  /** DynamoDB's items have at most 400 KB; Base64 makes four characters of three bytes. */
  private static final int MAX_TEXT_LENGTH = 1 << 20;

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(MAX_TEXT_LENGTH).build())
          .build();

  @Override
  public void read(String line, ImportObjectReader.RowSink sink) {
    byte @Nullable [] key = null;
    byte @Nullable [] row = null;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
      expect(parser, "Item".equals(parser.nextName()));
      expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        if (name.equals(RowItem.KEY_ATTRIBUTE)) {
          key = binary(parser, name);
        } else if (name.equals(RowItem.ROW_ATTRIBUTE)) {
          row = binary(parser, name);
        } else {
          expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
          parser.skipChildren();
        }
      }
      expect(parser, parser.nextToken() == JsonToken.END_OBJECT);
      expect(parser, parser.nextToken() == null);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    ImportObjectReader.give(key, row, sink);
  }

  private static byte[] binary(JsonParser parser, String attribute) {
    expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
    String type = parser.nextName();
    if (!"B".equals(type)) {
      throw new IllegalArgumentException(
          "attribute %s: type %s (expected: B)".formatted(attribute, type));
    }
    expect(parser, parser.nextToken() == JsonToken.VALUE_STRING);
    byte[] value = Base64.getDecoder().decode(parser.getString());
    expect(parser, parser.nextToken() == JsonToken.END_OBJECT);
    return value;
  }

  private static void expect(JsonParser parser, boolean held) {
    if (!held) {
      throw new IllegalArgumentException(
          "column %d: not an item (expected: {\"Item\":{\"name\":{\"B\":\"base64\"}}})"
              .formatted(parser.currentTokenLocation().getColumnNr()));
    }
  }
}
