package dev.tegula.backfill.load;

import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.encode.PackedItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way to fill a table with a view's rows.
 *
 * <p>DynamoDB's StartBulkPutItems, which puts objects of S3 into an existing table, fits here once
 * the SDK knows it: the same objects, and an identifier that can be polled.
 */
public interface BulkLoader {

  /**
   * Fills a table and waits until that has ended, however long it takes. The same request again
   * goes on with the load that it has begun before, or returns what became of it.
   *
   * @param begun told the load's handle as soon as it is known: an import's ARN, or the name of the
   *     table that is being written
   * @return counts to be reconciled, as a load that has ended need not have brought all rows; empty
   *     when the table is somebody else's, and nothing was begun
   * @throws dev.tegula.backfill.report.BackfillException when no table came of it; one may be left
   *     behind, which nobody reads
   */
  Optional<LoadResult> load(LoadRequest request, Consumer<String> begun);

  /**
   * What is to be loaded.
   *
   * @param view the feature view, for messages and for the idempotency token
   * @param backfillId tells one backfill of the view from another
   * @param attempt tells one load of the backfill from another
   * @param table the table to be filled
   * @param objects where the rows lie, for loaders that read them from S3
   * @param begun the handle of the same load, where an earlier life has noted it: the load goes on
   */
  record LoadRequest(
      String view,
      String backfillId,
      int attempt,
      String table,
      Objects objects,
      Optional<String> begun) {}

  /**
   * Placed objects.
   *
   * @param prefix of their keys; nothing else has it
   */
  record Objects(String bucket, String prefix, ObjectEncoding encoding) {

    /** For loaders that read no objects. */
    public static final Objects NONE =
        new Objects("", "", new ObjectEncoding(ImportFormat.ION, ImportCompression.NONE));
  }

  /**
   * What a load has done.
   *
   * @param table the table that was filled
   * @param processedItemCount rows read
   * @param importedItemCount rows written
   * @param errorCount rows refused
   * @param writeUnits write request units consumed; an import consumes none
   * @param complaint what the load said of itself when it did not end well
   * @param canaries some of the rows, where the loader has built them itself
   */
  record LoadResult(
      String table,
      long processedItemCount,
      long importedItemCount,
      long errorCount,
      double writeUnits,
      Optional<String> complaint,
      List<PackedItem> canaries) {

    public LoadResult {
      canaries = List.copyOf(canaries);
    }
  }
}
