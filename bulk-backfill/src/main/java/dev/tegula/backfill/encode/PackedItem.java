package dev.tegula.backfill.encode;

import dev.tegula.store.RowItem;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** One entity's row, ready to be stored; the arrays are not to be changed. */
public record PackedItem(byte[] key, byte[] row) implements Serializable {

  /** The greatest item that DynamoDB keeps: 400 KB. */
  public static final int MAX_ITEM_BYTES = 400 * 1024;

  private static final int NAMES_BYTES =
      (RowItem.KEY_ATTRIBUTE + RowItem.ROW_ATTRIBUTE).getBytes(StandardCharsets.UTF_8).length;

  /** The size by DynamoDB's rule: attribute names and raw values. */
  public int sizeBytes() {
    return NAMES_BYTES + key.length + row.length;
  }
}
