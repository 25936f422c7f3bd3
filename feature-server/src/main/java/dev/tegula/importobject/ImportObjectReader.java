package dev.tegula.importobject;

import dev.tegula.store.RowItem;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one object of DYNAMODB_JSON lines, {@code {"Item":{"k":{"B":"..."},"v":{"B":"..."}}}}, gzip
 * or plain as its first bytes tell. Stateless; usable from any thread.
 */
final class ImportObjectReader {

  /** DynamoDB's items have at most 400 KB; Base64 makes four characters of three bytes. */
  private static final int MAX_TEXT_LENGTH = 1 << 20;

  private static final int GZIP_MAGIC = 0x1f8b;

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(MAX_TEXT_LENGTH).build())
          .build();

  /** Takes the rows of an object. */
  @FunctionalInterface
  interface RowSink {

    /**
     * Takes a row.
     *
     * @throws IllegalArgumentException when the row cannot be taken
     */
    void row(byte[] key, byte[] row);
  }

  /**
   * Reads an object to its end.
   *
   * @throws IllegalArgumentException for a line that is not such an item or that the sink refuses;
   *     the message begins with file and line
   */
  void read(Path file, RowSink sink) throws IOException {
    int lineNumber = 0;
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lineNumber++;
        if (!line.isBlank()) {
          readItem(line, sink);
        }
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s:%d: %s".formatted(file, lineNumber, e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s:%d: %s".formatted(file, lineNumber, e.getMessage()), e);
    } catch (IOException e) {
      throw new IOException("%s:%d: %s".formatted(file, lineNumber + 1, e.getMessage()), e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    bytes.mark(2);
    boolean compressed = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
    bytes.reset();
    return new BufferedReader(
        new InputStreamReader(
            compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes, StandardCharsets.UTF_8));
  }

  private void readItem(String line, RowSink sink) {
    byte @Nullable [] key = null;
    byte @Nullable [] row = null;
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line)) {
      expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
      expect(parser, "Item".equals(parser.nextName()));
      expect(parser, parser.nextToken() == JsonToken.START_OBJECT);
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        byte[] value = binary(parser, name);
        if (name.equals(RowItem.KEY_ATTRIBUTE)) {
          key = value;
        } else if (name.equals(RowItem.ROW_ATTRIBUTE)) {
          row = value;
        }
      }
      expect(parser, parser.nextToken() == JsonToken.END_OBJECT);
      expect(parser, parser.nextToken() == null);
    }
    if (key == null || row == null) {
      throw new IllegalArgumentException(
          "attribute %s is missing (expected: binary)"
              .formatted(key == null ? RowItem.KEY_ATTRIBUTE : RowItem.ROW_ATTRIBUTE));
    }
    sink.row(key, row);
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
