package dev.tegula.backfill.load;

/** A way to fill a new table with placed objects. */
public interface BulkLoader {

  /**
   * Fills a table and waits until that has ended, however long it takes.
   *
   * @throws dev.tegula.backfill.report.BackfillException when the load ended badly or the table
   *     belongs to somebody else; a table may be left behind, which nobody reads
   */
  LoadResult load(LoadRequest request);

  /**
   * Objects to be loaded.
   *
   * @param view the feature view, for messages and for the idempotency token
   * @param backfillId tells one backfill of the view from another
   * @param table the wanted name of the new table
   * @param prefix of the keys of the objects, which are DYNAMODB_JSON in gzip
   */
  record LoadRequest(String view, String backfillId, String table, String bucket, String prefix) {}

  /**
   * What a load has done.
   *
   * @param table the new table; another than the wanted one when that was taken
   * @param processedItemCount lines read
   * @param importedItemCount items written
   * @param errorCount lines refused
   */
  record LoadResult(
      String table, long processedItemCount, long importedItemCount, long errorCount) {}
}
