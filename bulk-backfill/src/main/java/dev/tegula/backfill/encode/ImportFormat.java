package dev.tegula.backfill.encode;

import dev.tegula.store.RowItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
  DYNAMODB_JSON(
      ".json",
      "{\"Item\":{\"%s\":{\"B\":\"",
      "\"},\"%s\":{\"B\":\"",
      "\"},\"%s\":{\"N\":\"",
      "\"}}}\n"),

  /** {@code $ion_1_0 {Item:{k:{{…}},v:{{…}}}}}, Ion's text with its marker on every line. */
  ION(".ion", "$ion_1_0 {Item:{%s:{{", "}},%s:{{", "}},%s:", "}}}}\n") {
    @Override
    byte[] afterExpiry() {
      // The point makes it a decimal.
      return ascii(".}}\n");
    }
  };

  /** As many digits as every second from 2001 to 2286 has. */
  private static final long MANY_SECONDS = 9_999_999_999L;

  private static final int MOST_DIGITS = 18;

  private final String extension;
  private final byte[] beforeKey;
  private final byte[] beforeRow;
  private final byte[] beforeExpiry;
  private final byte[] afterRow;

  ImportFormat(
      String extension, String beforeKey, String beforeRow, String beforeExpiry, String afterRow) {
    this.extension = extension;
    this.beforeKey = ascii(beforeKey.formatted(RowItem.KEY_ATTRIBUTE));
    this.beforeRow = ascii(beforeRow.formatted(RowItem.ROW_ATTRIBUTE));
    this.beforeExpiry = ascii(beforeExpiry.formatted(RowItem.EXPIRY_ATTRIBUTE));
    this.afterRow = ascii(afterRow);
  }

  /** What ends a line whose last value is the expiry. */
  byte[] afterExpiry() {
    return afterRow;
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
    byte[] end = end(item.expiresSeconds());
    out.write(end);
    return beforeKey.length + key.length + beforeRow.length + row.length + end.length;
  }

  /** What follows a row. */
  private byte[] end(long expiresSeconds) {
    if (expiresSeconds == PackedItem.NEVER) {
      return afterRow;
    }
    byte[] number = ascii(Long.toString(expiresSeconds));
    byte[] after = afterExpiry();
    return ByteBuffer.allocate(beforeExpiry.length + number.length + after.length)
        .put(beforeExpiry)
        .put(number)
        .put(after)
        .array();
  }

  /** The length of the item's line with its newline: what an import bills for it, in bytes. */
  public long lineBytes(PackedItem item) {
    return beforeKey.length
        + beforeRow.length
        + end(item.expiresSeconds()).length
        + base64Length(item.key())
        + base64Length(item.row());
  }

  /** What an expiry adds to a line, in bytes. */
  public long expiryBytes() {
    return end(MANY_SECONDS).length - afterRow.length;
  }

  /** What a line without an expiry has beside its values, in bytes. */
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
    int rowEnd = next(bytes, rowStart, afterRow[0]);
    long expiresSeconds = expiry(line, rowEnd);
    byte[] end = end(expiresSeconds);
    if (rowEnd + end.length - 1 != bytes.length
        || !at(bytes, 0, beforeKey, beforeKey.length)
        || !at(bytes, keyEnd, beforeRow, beforeRow.length)
        || !at(bytes, rowEnd, end, end.length - 1)) {
      throw new IllegalArgumentException("not a line of " + this + " as a backfill writes it");
    }
    return new PackedItem(
        Base64.getDecoder().decode(Arrays.copyOfRange(bytes, beforeKey.length, keyEnd)),
        Base64.getDecoder().decode(Arrays.copyOfRange(bytes, rowStart, rowEnd)),
        expiresSeconds);
  }

  /** The number where an expiry would be; what stands around it is not looked at. */
  private long expiry(String line, int rowEnd) {
    int from = Math.min(line.length(), rowEnd + beforeExpiry.length);
    int to = from;
    while (to < line.length() && to - from < MOST_DIGITS && Character.isDigit(line.charAt(to))) {
      to++;
    }
    return to == from ? PackedItem.NEVER : Long.parseLong(line.substring(from, to));
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
