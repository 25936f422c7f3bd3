package dev.tegula.cost;

/**
 * What a backfill of one view moved, or would move.
 *
 * @param every each historical row, stored by itself
 * @param latest the consolidated rows, one per entity
 * @param atLeast whether {@code every} is a lower bound, because nobody stored those rows one by
 *     one
 */
public record RunQuantities(StoredRows every, StoredRows latest, boolean atLeast) {

  public RunQuantities {
    if (every.count() < latest.count()) {
      throw new IllegalArgumentException(
          "rowsIn: " + every.count() + " (expected: >= " + latest.count() + ")");
    }
  }

  /**
   * A backfill whose consolidated rows are as large as each historical row.
   *
   * @param lineBytes of a row's import line
   * @param itemBytes of a row's item
   */
  public static RunQuantities ofEqualRows(
      long rowsIn, long rowsConsolidated, long lineBytes, long itemBytes) {
    return new RunQuantities(
        new StoredRows(rowsIn, rowsIn * lineBytes, rowsIn * itemBytes),
        new StoredRows(
            rowsConsolidated, rowsConsolidated * lineBytes, rowsConsolidated * itemBytes),
        false);
  }

  /**
   * A backfill of packed rows, of which only the consolidated ones were ever encoded. The content
   * of every historical row is at least that of the consolidated ones, and each has a line of its
   * own, framed as in the format with the shortest frame.
   *
   * @param importBytes of the objects with the consolidated rows, uncompressed
   * @param itemBytes of the consolidated items
   */
  public static RunQuantities ofPackedRows(
      long rowsIn, long rowsConsolidated, long importBytes, long itemBytes) {
    long lines = Math.max(0, rowsIn - rowsConsolidated);
    return new RunQuantities(
        new StoredRows(
            rowsIn, importBytes + lines * ImportLineFormat.shortestFrameBytes(), itemBytes),
        new StoredRows(rowsConsolidated, importBytes, itemBytes),
        true);
  }
}
