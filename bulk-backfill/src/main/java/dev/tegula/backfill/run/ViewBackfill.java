package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.Placement;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress.Step;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.tile.ViewLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** One view's way from its plan to its publication. Confined to one thread. */
final class ViewBackfill {

  private final BackfillPlan plan;
  private final FeatureView view;
  private final Optional<Generation> active;
  private final BackfillContext context;
  private final ViewOutcome outcome;
  private final int rank;

  /**
   * @param active the generation that readers use now
   * @param rank the view's position among the views of this backfill
   */
  ViewBackfill(BackfillPlan plan, Optional<Generation> active, BackfillContext context, int rank) {
    this.rank = rank;
    this.plan = plan;
    this.view = plan.view();
    this.active = active;
    this.context = context;
    this.outcome = new ViewOutcome(plan, active);
  }

  /** What was reached; counts grow while {@link #run()} is under way. */
  ViewOutcome outcome() {
    return outcome;
  }

  void run() {
    List<StagedInterval> staged = stage();
    outcome.staged(staged);
    if (staged.stream().allMatch(interval -> interval.rows() == 0)) {
      throw new BackfillException(
          "feature view %s: no rows from %s to %s (expected: at least one)"
              .formatted(
                  view.name(),
                  BackfillInterval.instant(view.schedule().featureStartMicros()),
                  BackfillInterval.instant(plan.leadingEdgeMicros())));
    }
    long number = active.map(Generation::number).orElse(0L) + 1;
    String folder = context.settings().prefix() + view.name() + "/" + number + "/";
    String data = folder + "data/";
    List<ImportObject> objects = consolidate(staged, folder, data);
    outcome.placed(objects, number, "s3://" + context.settings().bucket() + "/" + data);
    LoadResult loaded =
        context
            .loader()
            .load(
                new LoadRequest(
                    view.name(),
                    context.backfillId(),
                    "tegula_" + view.name() + "_" + number,
                    context.settings().bucket(),
                    data));
    outcome.loaded(loaded);
    context
        .reconciliation()
        .require(
            view.name(),
            outcome.rowsConsolidated(),
            loaded,
            objects.stream().flatMap(object -> object.canaries().stream()).toList());
    context.progress().done(Step.LOADED);
    publish(objects, folder, generation(loaded, number));
  }

  private List<StagedInterval> stage() {
    List<Future<StagedInterval>> jobs = new ArrayList<>();
    for (BackfillInterval interval : plan.newestFirst()) {
      jobs.add(
          context
              .jobs()
              .submit(
                  rank,
                  () -> {
                    StagedInterval staged = context.stager().stage(plan, interval);
                    context.progress().done(Step.STAGED);
                    return staged;
                  }));
    }
    List<StagedInterval> staged = new ArrayList<>();
    try {
      for (Future<StagedInterval> job : jobs) {
        staged.add(result(job));
      }
    } finally {
      jobs.forEach(job -> job.cancel(true));
    }
    return staged;
  }

  private List<ImportObject> consolidate(List<StagedInterval> staged, String folder, String data) {
    try (ObjectStore store = context.openObjects()) {
      store.clear(data);
      Placement placement =
          new Placement(context.settings().aws(), context.settings().bucket(), data);
      Consolidation.Input input = new Consolidation.Input(view, staged, plan.leadingEdgeMicros());
      List<ImportObject> objects =
          result(context.jobs().submit(rank, () -> context.consolidation().run(input, placement)));
      ImportManifest manifest =
          new ImportManifest(
              view.name(),
              view.definitionHash(),
              BackfillInterval.instant(plan.leadingEdgeMicros()).toString(),
              "DYNAMODB_JSON",
              "GZIP",
              objects.stream().map(ImportManifest.Entry::of).toList());
      store.put(folder + ImportManifest.NAME, manifest.toJson());
      context.progress().done(Step.CONSOLIDATED);
      return objects;
    }
  }

  private Generation generation(LoadResult loaded, long number) {
    return new Generation(
        view.name(),
        loaded.table(),
        number,
        plan.leadingEdgeMicros(),
        ViewLayout.VERSION,
        view.definitionHash());
  }

  private void publish(List<ImportObject> objects, String folder, Generation generation) {
    try (ObjectStore store = context.openObjects()) {
      Path file = Files.createTempFile("tegula", GenerationFile.NAME);
      try {
        GenerationFile.write(file, generation);
        store.put(folder + GenerationFile.NAME, file);
        context.generations().publish(generation);
        outcome.published();
        if (context.settings().keepObjects().isPresent()) {
          keep(store, objects, folder, file);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.progress().done(Step.PUBLISHED);
  }

  private void keep(
      ObjectStore store, List<ImportObject> objects, String folder, Path generationFile)
      throws IOException {
    String relative = folder.substring(context.settings().prefix().length());
    Path kept = context.settings().keepObjects().orElseThrow().resolve(relative);
    Path data = Files.createDirectories(kept.resolve("data"));
    for (ImportObject object : objects) {
      Path file = data.resolve(object.name());
      Files.deleteIfExists(file);
      store.download(folder + "data/" + object.name(), file);
    }
    Files.copy(
        generationFile, kept.resolve(GenerationFile.NAME), StandardCopyOption.REPLACE_EXISTING);
  }

  private static <T> T result(Future<T> job) {
    try {
      return job.get();
    } catch (InterruptedException e) {
      job.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
