package dev.tegula.backfill.load;

import java.util.Optional;
import java.util.function.Consumer;

/** A way to fill a new table with placed objects. */
public interface BulkLoader {

  /**
   * Fills a table and waits until that has ended, however long it takes. The same request again
   * goes on with the load that it has begun before, or returns what became of it.
   *
   * @param begun told the load's ARN as soon as it is known
   * @return empty when the table is somebody else's; nothing was begun then
   * @throws dev.tegula.backfill.report.BackfillException when the load ended badly; a table may be
   *     left behind, which nobody reads
   */
  Optional<LoadResult> load(LoadRequest request, Consumer<String> begun);

  /**
   * Objects to be loaded.
   *
   * @param view the feature view, for messages and for the idempotency token
   * @param backfillId tells one backfill of the view from another
   * @param attempt tells one load of the backfill from another
   * @param table the name of the new table
   * @param prefix of the keys of the objects, which are DYNAMODB_JSON in gzip
   */
  record LoadRequest(
      String view, String backfillId, int attempt, String table, String bucket, String prefix) {}

  /**
   * What a load has done.
   *
   * @param table the new table
   * @param processedItemCount lines read
   * @param importedItemCount items written
   * @param errorCount lines refused
   */
  record LoadResult(
      String table, long processedItemCount, long importedItemCount, long errorCount) {}
}
