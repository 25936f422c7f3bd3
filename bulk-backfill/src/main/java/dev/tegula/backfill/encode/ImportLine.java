package dev.tegula.backfill.encode;

import dev.tegula.store.RowItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One line of DYNAMODB_JSON: {@code {"Item":{"k":{"B":"…"},"v":{"B":"…"}}}}. */
final class ImportLine {

  private static final byte[] BEFORE_KEY = ascii("{\"Item\":{" + binary(RowItem.KEY_ATTRIBUTE));
  private static final byte[] BEFORE_ROW = ascii("\"}," + binary(RowItem.ROW_ATTRIBUTE));
  private static final byte[] AFTER_ROW = ascii("\"}}}\n");

  private ImportLine() {}

  /** Writes the line with its newline; returns its length in bytes. */
  static int write(PackedItem item, OutputStream out) throws IOException {
    byte[] key = Base64.getEncoder().encode(item.key());
    byte[] row = Base64.getEncoder().encode(item.row());
    out.write(BEFORE_KEY);
    out.write(key);
    out.write(BEFORE_ROW);
    out.write(row);
    out.write(AFTER_ROW);
    return BEFORE_KEY.length + key.length + BEFORE_ROW.length + row.length + AFTER_ROW.length;
  }

  private static String binary(String attribute) {
    return "\"" + attribute + "\":{\"B\":\"";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
