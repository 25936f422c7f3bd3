package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.RowByRowLoader;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Placed;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.definition.FeatureView.LoadType;

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
    if (work.done().loaded().isEmpty()) {
      new LoadStep(work, loader()).run();
    }
    if (!work.done().reconciled()) {
      new ReconciliationStep(work).run();
    }
    PublicationStep publication = new PublicationStep(work);
    if (!work.done().published()) {
      publication.publish();
    }
    if (work.done().last(Finished.class).isEmpty()) {
      publication.finish();
    }
  }

  /** Makes everything ready that the view's loader reads. */
  private BulkLoader loader() {
    if (work.view().materialization().loadType() == LoadType.ROW_BY_ROW) {
      return new RowByRowLoader(
          work.context().settings().aws(),
          work.context().tables(),
          work.context().rowByRow(),
          work.input(new StagingStep(work).run()));
    }
    PlacementStep placement = new PlacementStep(work);
    if (work.done().last(Consolidated.class).isEmpty()) {
      placement.consolidate(new StagingStep(work).run());
    }
    if (work.done().last(Placed.class).isEmpty()) {
      placement.place();
    }
    return work.context().imports();
  }
}
