package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.LoadFailed;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.journal.Step.Reconciled;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.Reconciliation.Expected;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import java.util.List;
import java.util.Optional;

/**
 * LOADED to RECONCILED. A table that is not what it should be is never published; the next attempt
 * takes another.
 */
final class ReconciliationStep {

  private final ViewWork work;

  ReconciliationStep(ViewWork work) {
    this.work = work;
  }

  void run() {
    Loaded loaded = work.done().loaded().orElseThrow();
    List<PackedItem> samples = samples(loaded);
    long rows =
        work.done()
            .last(Consolidated.class)
            .map(Consolidated::rows)
            .orElse(loaded.processedItemCount());
    try {
      work.context()
          .reconciliation()
          .require(Expected.all(work.view().name(), rows, samples), result(loaded));
    } catch (BackfillException e) {
      work.journal()
          .record(
              new LoadFailed(loaded.attempt(), loaded.table(), true, BackfillException.oneLine(e)));
      throw e;
    }
    work.journal().record(new Reconciled(loaded.attempt()));
    work.context().progress().done(Progress.Step.LOADED);
  }

  private List<PackedItem> samples(Loaded loaded) {
    try (ObjectStore store = work.context().openObjects()) {
      return ImportManifest.read(store.text(loaded.samplesKey())).samples();
    }
  }

  private static LoadResult result(Loaded loaded) {
    return new LoadResult(
        loaded.table(),
        loaded.processedItemCount(),
        loaded.importedItemCount(),
        loaded.errorCount(),
        loaded.writeUnits(),
        Optional.ofNullable(loaded.complaint()),
        List.of());
  }
}
