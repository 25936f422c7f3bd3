package dev.tegula.backfill.encode;

import dev.tegula.store.RowItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * How an item becomes a line of text, by the names of ImportTable's input formats. Both carry
 * binary values in Base64, so that they differ only in what stands around them.
 *
 * <p>CSV is not among them: it makes strings of all attributes but the keys.
 */
public enum ImportFormat {
  /** {@code {"Item":{"k":{"B":"…"},"v":{"B":"…"}}}}. */
  DYNAMODB_JSON(".json", "{\"Item\":{\"%s\":{\"B\":\"", "\"},\"%s\":{\"B\":\"", "\"}}}\n"),

  /** {@code $ion_1_0 {Item:{k:{{…}},v:{{…}}}}}, Ion's text with its marker on every line. */
  ION(".ion", "$ion_1_0 {Item:{%s:{{", "}},%s:{{", "}}}}\n");

  private final String extension;
  private final byte[] beforeKey;
  private final byte[] beforeRow;
  private final byte[] afterRow;

  ImportFormat(String extension, String beforeKey, String beforeRow, String afterRow) {
    this.extension = extension;
    this.beforeKey = ascii(beforeKey.formatted(RowItem.KEY_ATTRIBUTE));
    this.beforeRow = ascii(beforeRow.formatted(RowItem.ROW_ATTRIBUTE));
    this.afterRow = ascii(afterRow);
  }

  /** What the name of such an object ends in, before any compression's ending. */
  String extension() {
    return extension;
  }

  /** Writes the item's line with its newline; returns its length in bytes. */
  int write(PackedItem item, OutputStream out) throws IOException {
    byte[] key = Base64.getEncoder().encode(item.key());
    byte[] row = Base64.getEncoder().encode(item.row());
    out.write(beforeKey);
    out.write(key);
    out.write(beforeRow);
    out.write(row);
    out.write(afterRow);
    return beforeKey.length + key.length + beforeRow.length + row.length + afterRow.length;
  }

  /** The length of the item's line with its newline: what an import bills for it, in bytes. */
  public long lineBytes(PackedItem item) {
    return frameBytes() + base64Length(item.key()) + base64Length(item.row());
  }

  /** What a line has beside its values, in bytes. */
  long frameBytes() {
    return beforeKey.length + beforeRow.length + afterRow.length;
  }

  private static long base64Length(byte[] bytes) {
    return (bytes.length + 2L) / 3 * 4;
  }

  /**
   * Reads a line that {@link #write} has written; not every line of the format.
   *
   * @param line without its newline
   * @throws IllegalArgumentException when it is no such line
   */
  PackedItem read(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    int keyEnd = next(bytes, beforeKey.length, beforeRow[0]);
    int rowStart = keyEnd + beforeRow.length;
    int rowEnd = bytes.length - (afterRow.length - 1);
    if (rowEnd < rowStart
        || !at(bytes, 0, beforeKey, beforeKey.length)
        || !at(bytes, keyEnd, beforeRow, beforeRow.length)
        || !at(bytes, rowEnd, afterRow, afterRow.length - 1)) {
      throw new IllegalArgumentException("not a line of " + this + " as a backfill writes it");
    }
    return new PackedItem(
        Base64.getDecoder().decode(Arrays.copyOfRange(bytes, beforeKey.length, keyEnd)),
        Base64.getDecoder().decode(Arrays.copyOfRange(bytes, rowStart, rowEnd)));
  }

  private static int next(byte[] bytes, int from, byte wanted) {
    int at = Math.min(from, bytes.length);
    while (at < bytes.length && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  private static boolean at(byte[] bytes, int offset, byte[] wanted, int length) {
    return offset + length <= bytes.length
        && Arrays.equals(bytes, offset, offset + length, wanted, 0, length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
