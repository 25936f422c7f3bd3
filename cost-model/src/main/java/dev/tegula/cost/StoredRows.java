package dev.tegula.cost;

/**
 * Rows that could be stored.
 *
 * @param importBytes of their import lines, uncompressed
 * @param itemBytes as DynamoDB measures their items
 */
public record StoredRows(long count, long importBytes, long itemBytes) {

  public StoredRows {
    require("count", count);
    require("importBytes", importBytes);
    require("itemBytes", itemBytes);
  }

  /** The mean item, rounded up; 0 when there are no rows. */
  public long meanItemBytes() {
    return count == 0 ? 0 : (itemBytes + count - 1) / count;
  }

  private static void require(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
