package dev.tegula.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill moved, a view at a time: {@code backfill.json} of a result directory. The entries
 * are what {@code backfill --json} prints.
 *
 * @param schemaVersion of this shape, {@link #SCHEMA_VERSION}
 * @param seconds from start to the last published generation
 */
public record BackfillResult(int schemaVersion, double seconds, List<View> views) {

  public static final int SCHEMA_VERSION = 1;

  public BackfillResult {
    SchemaVersions.require(schemaVersion, SCHEMA_VERSION);
    views = List.copyOf(views);
  }

  /**
   * One view.
   *
   * @param loadType {@code BULK} or {@code ROW_BY_ROW}
   * @param state of its journal; the last is the active one
   * @param rowsIn rows that the transformation gave
   * @param rowsConsolidated rows written, one per entity
   * @param rowsDroppedNullKey rows in without a whole join key
   * @param processedItemCount as the import reports it
   * @param importedItemCount as the import reports it
   * @param errorCount as the import reports it
   * @param uncompressedBytes of the import objects, what the import is billed by
   * @param importPrefix where those objects lie
   * @param table that was filled
   * @param activeTable that servers read now
   * @param leadingEdge end of the last completed materialisation
   * @param usd price of this load at the dated price list; null when no price is known
   */
  public record View(
      String view,
      String loadType,
      String state,
      long rowsIn,
      long rowsConsolidated,
      long rowsDroppedNullKey,
      long processedItemCount,
      long importedItemCount,
      long errorCount,
      long uncompressedBytes,
      @Nullable String importPrefix,
      @Nullable String table,
      @Nullable String activeTable,
      long generation,
      @Nullable Instant leadingEdge,
      @Nullable BigDecimal usd) {}
}
