package dev.tegula.backfill.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The machine output for one view.
 *
 * @param loadType {@code BULK} or {@code ROW_BY_ROW}
 * @param state {@code PUBLISHED} or {@code FAILED}; counts are what was reached
 * @param rowsIn rows of the transformation inside the planned range, dropped ones included
 * @param rowsDroppedNullKey those of them that lack a join key
 * @param rowsConsolidated rows to be written: one per entity when they load in bulk
 * @param consolidationRatio staged rows per row to be written
 * @param processedItemCount rows that the load has read
 * @param importedItemCount items that the load has written
 * @param errorCount rows that the load has refused
 * @param writeUnits write request units that the load has consumed; none by an import
 * @param importFormat of the import objects, by ImportTable's name; null without objects
 * @param importFormatMeasured what each format takes; null without objects
 * @param uncompressedBytes of the import objects: what an import bills
 * @param itemBytes by DynamoDB's rule for the size of an item, names included
 * @param importPrefix the {@code s3://} URI that was imported
 * @param table the table of the import
 * @param activeTable the table that readers use now
 * @param generation the number of the generation that was built
 * @param leadingEdge an instant, where the view's windows end
 */
@JsonPropertyOrder({
  "view",
  "loadType",
  "state",
  "rowsIn",
  "rowsDroppedNullKey",
  "rowsConsolidated",
  "consolidationRatio"
})
public record ViewReport(
    String view,
    String loadType,
    String state,
    long rowsIn,
    long rowsDroppedNullKey,
    long rowsConsolidated,
    double consolidationRatio,
    long processedItemCount,
    long importedItemCount,
    long errorCount,
    double writeUnits,
    @Nullable String importFormat,
    @Nullable String importFormatMeasured,
    long uncompressedBytes,
    long itemBytes,
    @Nullable String importPrefix,
    @Nullable String table,
    @Nullable String activeTable,
    long generation,
    String leadingEdge) {}
