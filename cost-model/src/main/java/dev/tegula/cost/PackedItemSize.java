package dev.tegula.cost;

/**
 * An item of two binary attributes with one-letter names, as packed rows are stored.
 *
 * @param keyBytes of the raw key
 * @param rowBytes of the raw value
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 *     item sizes</a>
 */
public record PackedItemSize(long keyBytes, long rowBytes) {

  private static final long NAMES_BYTES = 2;

  public PackedItemSize {
    require("keyBytes", keyBytes);
    require("rowBytes", rowBytes);
  }

  /** An item of a size by DynamoDB's rule, names included, and a key of a given size. */
  public static PackedItemSize ofItem(long itemBytes, long keyBytes) {
    if (itemBytes < NAMES_BYTES + keyBytes) {
      throw new IllegalArgumentException(
          "itemBytes: "
              + itemBytes
              + " (expected: >= "
              + (NAMES_BYTES + keyBytes)
              + ", its names and key)");
    }
    return new PackedItemSize(keyBytes, itemBytes - NAMES_BYTES - keyBytes);
  }

  /** By DynamoDB's rule: names in UTF-8 and raw values. */
  public long itemBytes() {
    return NAMES_BYTES + keyBytes + rowBytes;
  }

  /** Of its line in an import's source, newline included: what an import bills. */
  public long lineBytes(ImportLineFormat format) {
    return format.frameBytes() + base64Bytes(keyBytes) + base64Bytes(rowBytes);
  }

  private static long base64Bytes(long rawBytes) {
    return (rawBytes + 2) / 3 * 4;
  }

  private static void require(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
