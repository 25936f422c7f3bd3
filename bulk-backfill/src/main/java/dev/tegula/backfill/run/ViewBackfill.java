package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Placed;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.report.ViewReport;

/**
 * One view's way from its plan to its publication: every step that the journal does not have yet,
 * in order. A step is written to the journal when it is done; one that was killed half-way is done
 * again from its beginning, which no step minds. Confined to one thread.
 */
final class ViewBackfill {

  private final ViewWork work;

  ViewBackfill(ViewWork work) {
    this.work = work;
  }

  /** What was reached, to be asked when {@link #run()} has ended. */
  ViewReport report() {
    return ViewOutcome.report(work);
  }

  void run() {
    PlacementStep placement = new PlacementStep(work);
    PublicationStep publication = new PublicationStep(work, placement);
    if (!work.done().reconciled()) {
      switch (work.view().materialization().loadType()) {
        case BULK -> inBulk(placement);
        case ROW_BY_ROW -> rowByRow();
      }
    }
    if (!work.done().published()) {
      publication.publish();
    }
    if (work.done().last(Finished.class).isEmpty()) {
      publication.finish();
    }
  }

  private void inBulk(PlacementStep placement) {
    LoadStep loading = new LoadStep(work, work.context().importing());
    if (work.done().last(Consolidated.class).isEmpty()) {
      placement.consolidate(new StagingStep(work).run());
    }
    if (work.done().last(Placed.class).isEmpty()) {
      placement.place();
    }
    ImportManifest manifest;
    try (ObjectStore store = work.context().openObjects()) {
      manifest = placement.manifest(store);
    }
    if (work.done().loaded().isEmpty()) {
      loading.load(
          new BulkLoader.Objects(
              work.context().settings().bucket(), work.dataPrefix(), manifest.encoding()));
    }
    loading.reconcile(manifest.samples());
  }

  /** Straight from the offline store; nothing is placed. */
  private void rowByRow() {
    Consolidation.Input input =
        new Consolidation.Input(
            work.view(), new StagingStep(work).run(), work.plan().leadingEdgeMicros());
    LoadStep loading = new LoadStep(work, work.context().writing(input));
    if (work.done().loaded().isEmpty()) {
      loading.load(BulkLoader.Objects.NONE);
    }
    loading.reconcile(work.done().loaded().orElseThrow().samples());
  }
}
