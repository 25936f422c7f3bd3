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
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of lines, each an item: DYNAMODB_JSON or ION as its name tells, gzip or plain as
 * its first bytes do. Stateless; usable from any thread.
 */
final class ImportObjectReader {

  private static final int GZIP_MAGIC = 0x1f8b;

  private static final String JSON = ".json";
  private static final String ION = ".ion";
  private static final String GZIP = ".gz";

  private final ItemLine json = new JsonItem();
  private final ItemLine ion = new IonItem();

  /** Whether a file's name says that it is an object. */
  static boolean isObject(Path file) {
    String name = name(file);
    return name.endsWith(JSON) || name.endsWith(ION);
  }

  /** Without what compression has added. */
  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
  }

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
    ItemLine format = name(file).endsWith(ION) ? ion : json;
    int lineNumber = 0;
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        lineNumber++;
        if (!line.isBlank()) {
          format.read(line, sink);
        }
      }
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

  /** Hands over what a line had. */
  static void give(byte @Nullable [] key, byte @Nullable [] row, RowSink sink) {
    if (key == null || row == null) {
      throw new IllegalArgumentException(
          "attribute %s is missing (expected: binary)"
              .formatted(key == null ? RowItem.KEY_ATTRIBUTE : RowItem.ROW_ATTRIBUTE));
    }
    sink.row(key, row);
  }
}
