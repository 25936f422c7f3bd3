package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.LoadFailed;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.journal.Step.Loading;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.BulkLoader.Objects;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PLACED to LOADING to LOADED. An attempt is written down before it begins: whoever resumes sends
 * the same request again, which finds the load that is under way. An attempt that has failed is
 * written down too, and the next one takes another table.
 */
final class LoadStep {

  private static final int MOST_ATTEMPTS = 99;
  private static final String SAMPLES = "samples.json";

  private final ViewWork work;
  private final BulkLoader loader;

  LoadStep(ViewWork work, BulkLoader loader) {
    this.work = work;
    this.loader = loader;
  }

  void run() {
    while (work.done().loaded().isEmpty()) {
      Loading attempt = work.done().loading().orElseGet(this::nextAttempt);
      try {
        loader
            .load(request(attempt), begun(attempt))
            .ifPresentOrElse(result -> loaded(attempt, result), () -> taken(attempt));
      } catch (BackfillException e) {
        failed(attempt, e);
        throw e;
      }
    }
  }

  private Loading nextAttempt() {
    int attempt = work.done().last(Loading.class).map(Loading::attempt).orElse(0) + 1;
    String table = "tegula_" + work.view().name() + "_" + work.done().planned().generation();
    if (attempt > MOST_ATTEMPTS) {
      throw work.failure(
          "table %s: %d attempts have failed (expected: fewer; 'backfill run --restart' begins anew)",
          table, MOST_ATTEMPTS);
    }
    Loading next = new Loading(attempt, attempt == 1 ? table : table + "_" + attempt, null);
    work.journal().record(next);
    return next;
  }

  private LoadRequest request(Loading attempt) {
    return new LoadRequest(
        work.view().name(),
        work.done().planned().backfillId(),
        attempt.attempt(),
        attempt.table(),
        new Objects(work.context().settings().bucket(), work.dataPrefix(), encoding()),
        Optional.ofNullable(attempt.begun()));
  }

  private ObjectEncoding encoding() {
    return work.done()
        .last(Consolidated.class)
        .map(objects -> new ObjectEncoding(objects.format(), objects.compression()))
        .orElse(PlacementStep.NO_OBJECTS);
  }

  private Consumer<String> begun(Loading attempt) {
    return handle -> {
      if (!handle.equals(attempt.begun())) {
        work.journal().record(new Loading(attempt.attempt(), attempt.table(), handle));
      }
    };
  }

  private void loaded(Loading attempt, LoadResult result) {
    work.journal()
        .record(
            new Loaded(
                attempt.attempt(),
                result.table(),
                result.processedItemCount(),
                result.importedItemCount(),
                result.errorCount(),
                result.writeUnits(),
                result.complaint().orElse(null),
                samples(result)));
  }

  /** Where some of the loaded rows can be found again: in the manifest, unless rows were built. */
  private String samples(LoadResult result) {
    Optional<Consolidated> objects = work.done().last(Consolidated.class);
    if (objects.isPresent()) {
      return objects.get().manifestKey();
    }
    String key = work.folder() + SAMPLES;
    try (ObjectStore store = work.context().openObjects()) {
      store.put(
          key,
          new ImportManifest(
                  work.view().name(),
                  work.view().definitionHash(),
                  BackfillInterval.instant(work.plan().leadingEdgeMicros()).toString(),
                  encoding().format().name(),
                  encoding().compression().name(),
                  List.of(),
                  result.canaries())
              .toJson());
    }
    return key;
  }

  private void taken(Loading attempt) {
    work.journal()
        .record(
            new LoadFailed(
                attempt.attempt(), attempt.table(), false, "the table is somebody else's"));
  }

  private void failed(Loading attempt, BackfillException failure) {
    work.journal()
        .record(
            new LoadFailed(
                attempt.attempt(), attempt.table(), true, BackfillException.oneLine(failure)));
  }
}
