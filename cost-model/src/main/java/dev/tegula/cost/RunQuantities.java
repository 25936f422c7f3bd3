package dev.tegula.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a backfill of one view moved, or would move.
 *
 * @param rowsIn every historical row
 * @param rowsConsolidated the latest rows, one per entity
 * @param importBytes of the import objects with the consolidated rows, uncompressed
 * @param itemBytes of the consolidated items, as DynamoDB measures them
 */
public record RunQuantities(long rowsIn, long rowsConsolidated, long importBytes, long itemBytes) {

  /** {@code {"Item":{"k":{"B":""},"v":{"B":""}}}} and a line feed: what is no content. */
  private static final int PACKED_LINE_BYTES = 37;

  private static final int PACKED_NAME_BYTES = 2;

  public RunQuantities {
    require("rowsIn", rowsIn, rowsConsolidated);
    require("rowsConsolidated", rowsConsolidated, 0);
    require("importBytes", importBytes, 0);
    require("itemBytes", itemBytes, 0);
  }

  /**
   * A backfill of packed rows, whose items follow from their import lines: two binary attributes in
   * base64. Without the padding, which is at most 2 bytes an attribute, that would be exact.
   *
   * @param importBytes of the objects with the consolidated rows, uncompressed
   */
  public static RunQuantities ofPackedRows(long rowsIn, long rowsConsolidated, long importBytes) {
    long base64 = Math.max(0, importBytes - rowsConsolidated * PACKED_LINE_BYTES);
    return new RunQuantities(
        rowsIn,
        rowsConsolidated,
        importBytes,
        base64 / 4 * 3 + rowsConsolidated * PACKED_NAME_BYTES);
  }

  /** The mean item, rounded up; 0 when there are none. */
  long meanItemBytes() {
    return rowsConsolidated == 0 ? 0 : (itemBytes + rowsConsolidated - 1) / rowsConsolidated;
  }

  /** What an import of every historical row would read, by the mean line. */
  BigDecimal importBytesOfAll() {
    return rowsConsolidated == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(importBytes)
            .multiply(BigDecimal.valueOf(rowsIn))
            .divide(BigDecimal.valueOf(rowsConsolidated), MathContext.DECIMAL128);
  }

  private static void require(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
    }
  }
}
