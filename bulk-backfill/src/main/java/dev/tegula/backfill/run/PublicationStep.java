package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Published;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.run.Retirement.Retired;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationFile;
import dev.tegula.tile.ViewLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** RECONCILED to PUBLISHED to FINISHED: the cut-over, and what can wait until after it. */
final class PublicationStep {

  private final ViewWork work;
  private final PlacementStep placement;

  PublicationStep(ViewWork work, PlacementStep placement) {
    this.work = work;
    this.placement = placement;
  }

  /** One transaction: the generation, the journal's step, and the check of the lease. */
  void publish() {
    Generation generation = generation();
    try (ObjectStore store = work.context().openObjects()) {
      withGenerationFile(generation, file -> store.put(work.folder() + GenerationFile.NAME, file));
    }
    work.journal()
        .record(
            new Published(
                generation.number(), generation.location(), generation.leadingEdgeMicros()),
            together -> work.context().generations().publish(generation, together));
    work.context().progress().done(Progress.Step.PUBLISHED);
  }

  /** Copies the objects where a person wants them, and deletes tables that nobody needs. */
  void finish() {
    if (work.done().last(Consolidated.class).isPresent()) {
      work.context().settings().keepObjects().ifPresent(this::keep);
    }
    work.journal().requireLease();
    Retired retired =
        work.context().retirement().retire(work.group().name(), work.done().unusedTables());
    work.journal().record(new Finished(retired.deleted(), retired.left()));
  }

  private Generation generation() {
    return new Generation(
        work.group().name(),
        work.done().loaded().orElseThrow().table(),
        work.active().map(Generation::number).orElse(0L) + 1,
        work.plan().leadingEdgeMicros(),
        ViewLayout.VERSION,
        work.group().definitionHash());
  }

  private void keep(Path root) {
    Published published = work.done().last(Published.class).orElseThrow();
    Generation generation =
        new Generation(
            work.group().name(),
            published.table(),
            published.generation(),
            published.edgeMicros(),
            ViewLayout.VERSION,
            work.group().definitionHash());
    Path kept = root.resolve(work.group().name()).resolve(Long.toString(published.generation()));
    try (ObjectStore store = work.context().openObjects()) {
      Path data = Files.createDirectories(kept.resolve("data"));
      for (ImportManifest.Entry object : placement.manifest(store).objects()) {
        Path file = data.resolve(object.name());
        Files.deleteIfExists(file);
        store.download(work.dataPrefix() + object.name(), file);
      }
      withGenerationFile(
          generation,
          file ->
              Files.copy(
                  file, kept.resolve(GenerationFile.NAME), StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void withGenerationFile(Generation generation, FileUse use) {
    try {
      Path file = Files.createTempFile("tegula", GenerationFile.NAME);
      try {
        GenerationFile.write(file, generation);
        use.with(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface FileUse {

    void with(Path file) throws IOException;
  }
}
