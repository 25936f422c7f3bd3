package dev.tegula.store;

/**
 * How a packed row appears as an item, in DynamoDB tables and in import objects. Short names:
 * imports bill text bytes.
 */
public final class RowItem {

  /** The partition key: binary, from {@link dev.tegula.key.JoinKeyEncoder}. */
  public static final String KEY_ATTRIBUTE = "k";

  /** The packed row: binary. */
  public static final String ROW_ATTRIBUTE = "v";

  /** When DynamoDB may delete the row, in seconds since the epoch: a number; absent for never. */
  public static final String EXPIRY_ATTRIBUTE = "x";

  /** The token of the lease under which a row of an active table was written: a number. */
  public static final String FENCE_ATTRIBUTE = "f";

  private RowItem() {}
}
