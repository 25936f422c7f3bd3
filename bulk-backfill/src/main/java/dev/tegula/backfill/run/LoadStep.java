package dev.tegula.backfill.run;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.LoadFailed;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.journal.Step.Loading;
import dev.tegula.backfill.journal.Step.Reconciled;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.LoadChoices;
import dev.tegula.backfill.load.Reconciliation.Expected;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.store.RowItem;
import java.util.List;
import java.util.Optional;

/**
 * PLACED to LOADING to LOADED to RECONCILED. An attempt is written down before it begins: whoever
 * resumes sends the same request again, which finds the load that is under way. An attempt that has
 * failed is written down too, and the next one takes another table.
 */
final class LoadStep {

  private static final int MOST_ATTEMPTS = 99;
  private static final int MOST_SAMPLE_BYTES = 8 << 10;

  private final ViewWork work;
  private final BulkLoader loader;

  LoadStep(ViewWork work, BulkLoader loader) {
    this.work = work;
    this.loader = loader;
  }

  /**
   * @param objects what was placed, for loaders that read it
   */
  void load(BulkLoader.Objects objects) {
    while (work.done().loaded().isEmpty()) {
      Loading attempt = work.done().loading().orElseGet(this::nextAttempt);
      work.journal().requireLease();
      try {
        Optional<LoadResult> result = loader.load(request(attempt, objects), begun(attempt));
        if (result.isPresent()) {
          LoadResult loaded = result.get();
          work.journal()
              .record(
                  new Loaded(
                      attempt.attempt(),
                      loaded.table(),
                      loaded.processedItemCount(),
                      loaded.importedItemCount(),
                      loaded.errorCount(),
                      loaded.writeUnits(),
                      loaded.complaint().orElse(null),
                      small(loaded.canaries())));
        } else {
          work.journal()
              .record(
                  new LoadFailed(
                      attempt.attempt(), attempt.table(), false, "the table is somebody else's"));
        }
      } catch (BackfillException e) {
        failed(attempt.attempt(), attempt.table(), e);
        throw e;
      }
    }
  }

  /**
   * Leaves the table that an earlier life was writing to whoever may still be writing it: nothing
   * fences rows that replace each other, so that this life takes another table.
   */
  void leave() {
    work.done()
        .loading()
        .filter(attempt -> work.done().loaded().isEmpty())
        .ifPresent(
            attempt ->
                work.journal()
                    .record(
                        new LoadFailed(
                            attempt.attempt(),
                            attempt.table(),
                            true,
                            "left to an earlier process, which may still be writing it")));
  }

  /** Samples go into the journal, whose entries are items themselves. */
  private static List<PackedItem> small(List<PackedItem> samples) {
    return samples.stream().filter(row -> row.sizeBytes() <= MOST_SAMPLE_BYTES).toList();
  }

  private Loading nextAttempt() {
    int attempt = work.done().last(Loading.class).map(Loading::attempt).orElse(0) + 1;
    if (work.writesIntoActive()) {
      Loading again = new Loading(attempt, work.active().orElseThrow().location(), null);
      work.journal().record(again);
      return again;
    }
    String table = "tegula_" + work.group().name() + "_" + work.done().planned().generation();
    if (attempt > MOST_ATTEMPTS) {
      throw work.failure(
          "table %s: %d attempts have failed (expected: fewer; backfill run --restart begins anew)",
          table, MOST_ATTEMPTS);
    }
    Loading next = new Loading(attempt, attempt == 1 ? table : table + "_" + attempt, null);
    work.journal().record(next);
    return next;
  }

  private LoadRequest request(Loading attempt, BulkLoader.Objects objects) {
    return new LoadRequest(
        work.group().name(),
        work.done().planned().backfillId(),
        attempt.attempt(),
        attempt.table(),
        objects,
        Optional.ofNullable(attempt.importArn()));
  }

  private java.util.function.Consumer<String> begun(Loading attempt) {
    return importArn -> {
      if (!importArn.equals(attempt.importArn())) {
        work.journal().record(new Loading(attempt.attempt(), attempt.table(), importArn));
      }
    };
  }

  private void failed(int attempt, String table, BackfillException failure) {
    work.journal()
        .record(
            new LoadFailed(
                attempt, table, !work.writesIntoActive(), BackfillException.oneLine(failure)));
  }

  /** A table that is not what it should be is never published; the next attempt takes another. */
  void reconcile(List<PackedItem> samples) {
    Loaded loaded = work.done().loaded().orElseThrow();
    LoadChoices choices = work.context().settings().choices();
    // Rows that were never placed are those that the load has built itself.
    long rows =
        work.done()
            .last(Consolidated.class)
            .map(Consolidated::rows)
            .orElse(loaded.processedItemCount());
    try {
      work.context()
          .reconciliation()
          .require(
              new Expected(work.group().name(), rows, choices.errorBudget(), samples),
              new LoadResult(
                  loaded.table(),
                  loaded.processedItemCount(),
                  loaded.importedItemCount(),
                  loaded.errorCount(),
                  loaded.writeUnits(),
                  Optional.ofNullable(loaded.complaint()),
                  loaded.samples()));
      work.context()
          .settle(
              loaded.table(),
              work.rowsExpire()
                  ? choices.table().expiringBy(RowItem.EXPIRY_ATTRIBUTE)
                  : choices.table());
    } catch (BackfillException e) {
      failed(loaded.attempt(), loaded.table(), e);
      throw e;
    }
    work.journal().record(new Reconciled(loaded.attempt()));
    work.context().progress().done(Progress.Step.LOADED);
  }
}
