package dev.tegula.backfill.run;

import dev.tegula.backfill.aws.ObjectStore;
import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.encode.ImportManifest;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Placed;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.store.Generation;
import java.util.List;

/**
 * One view's way from its plan to its publication: every step that the journal does not have yet,
 * in order. A step is written to the journal when it is done; one that was killed half-way is done
 * again from its beginning, which no step minds. Confined to one thread.
 */
final class ViewBackfill implements ViewTask {

  private final ViewWork work;

  ViewBackfill(ViewWork work) {
    this.work = work;
  }

  @Override
  public List<ViewReport> reports() {
    return List.of(ViewOutcome.report(work));
  }

  @Override
  public void run() {
    if (ViewWork.overtaken(work.done(), work.active())) {
      throw work.failure(
          "row writes for generation %d are unfinished, but generation %d is active since (expected: the one before; 'materialize' begins anew from the active one)",
          work.done().planned().generation(), work.active().map(Generation::number).orElse(0L));
    }
    PlacementStep placement = new PlacementStep(work);
    PublicationStep publication = new PublicationStep(work, placement);
    if (!work.done().reconciled()) {
      load(placement);
    }
    if (!work.done().published()) {
      publication.publish();
    }
    if (work.done().last(Finished.class).isEmpty()) {
      publication.finish();
    }
  }

  private void load(PlacementStep placement) {
    if (work.done().planned().kind() == Kind.ROW_WRITES) {
      rowWrites();
    } else if (work.done().planned().kind() == Kind.BACKFILL
        && work.view().materialization().loadType() == LoadType.ROW_BY_ROW) {
      rowByRow();
    } else {
      inBulk(placement);
    }
  }

  private void inBulk(PlacementStep placement) {
    LoadStep loading = new LoadStep(work, work.context().importing());
    if (work.done().last(Consolidated.class).isEmpty()) {
      placement.consolidate(new StagingStep(work).inputs());
    }
    if (work.done().last(Placed.class).isEmpty()) {
      placement.place();
    }
    placement.requireUntouched();
    ImportManifest manifest;
    try (ObjectStore store = work.context().openObjects()) {
      manifest = placement.manifest(store);
    }
    if (work.done().loaded().isEmpty()) {
      loading.load(
          new BulkLoader.Objects(
              work.context().settings().bucket(), work.dataPrefix(), manifest.encoding()));
    }
    placement.requireUntouched();
    loading.reconcile(manifest.samples());
  }

  /** Straight from the offline store; nothing is placed. */
  private void rowByRow() {
    Consolidation.Input input = new StagingStep(work).inputs().get(0);
    LoadStep loading = new LoadStep(work, work.context().writing(input));
    loading.leave();
    if (work.done().loaded().isEmpty()) {
      loading.load(BulkLoader.Objects.NONE);
    }
    loading.reconcile(work.done().loaded().orElseThrow().samples());
  }

  /** Into the table that readers use; what they see changes with the publication of the edge. */
  private void rowWrites() {
    Generation active = work.active().orElseThrow();
    long to = work.plan().leadingEdgeMicros();
    if (work.done().loaded().isEmpty()) {
      Consolidation.Input input =
          new Consolidation.Input(
              work.view(),
              new StagingStep(work).run(),
              to,
              active.leadingEdgeMicros(),
              work.expiry(work.view()));
      BackfillInterval interval = new BackfillInterval(active.leadingEdgeMicros(), to);
      new LoadStep(work, new RowsIntoActive(work, input, interval)).load(BulkLoader.Objects.NONE);
    }
    new LoadStep(work, work.context().importing())
        .reconcile(work.done().loaded().orElseThrow().samples());
  }
}
