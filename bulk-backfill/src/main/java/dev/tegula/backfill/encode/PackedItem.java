package dev.tegula.backfill.encode;

import dev.tegula.store.RowItem;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * One entity's row, ready to be stored; the arrays are not to be changed.
 *
 * @param expiresSeconds when DynamoDB may delete it, in seconds since the epoch; {@link #NEVER}
 */
public record PackedItem(byte[] key, byte[] row, long expiresSeconds) implements Serializable {

  public static final long NEVER = 0;

  /** The greatest item that DynamoDB keeps: 400 KB. */
  public static final int MAX_ITEM_BYTES = 400 * 1024;

  private static final int NAMES_BYTES =
      (RowItem.KEY_ATTRIBUTE + RowItem.ROW_ATTRIBUTE).getBytes(StandardCharsets.UTF_8).length;

  /** What an expiry adds to an item. Seconds have ten digits from 2001 to 2286. */
  public static final int EXPIRY_BYTES = numberBytes(RowItem.EXPIRY_ATTRIBUTE, 10);

  /** What the token of a lease adds to an item. */
  public static int fenceBytes(long token) {
    return numberBytes(RowItem.FENCE_ATTRIBUTE, Long.toString(token).length());
  }

  /** The name, and of a number a byte for two digits and one more. */
  private static int numberBytes(String name, int digits) {
    return name.getBytes(StandardCharsets.UTF_8).length + (digits + 1) / 2 + 1;
  }

  /** A row that stays. */
  public static PackedItem of(byte[] key, byte[] row) {
    return new PackedItem(key, row, NEVER);
  }

  public boolean expires() {
    return expiresSeconds != NEVER;
  }

  /** The size by DynamoDB's rule, without a fence: attribute names and raw values. */
  public int sizeBytes() {
    return NAMES_BYTES + key.length + row.length + (expires() ? EXPIRY_BYTES : 0);
  }
}
