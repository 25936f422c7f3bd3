package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.Placed;
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
    StagingStep staging = new StagingStep(work);
    PlacementStep placement = new PlacementStep(work);
    LoadStep loading = new LoadStep(work);
    PublicationStep publication = new PublicationStep(work, placement);
    if (work.done().last(Consolidated.class).isEmpty()) {
      placement.consolidate(staging.run());
    }
    if (work.done().last(Placed.class).isEmpty()) {
      placement.place();
    }
    if (work.done().loaded().isEmpty()) {
      loading.load();
    }
    if (!work.done().reconciled()) {
      loading.reconcile(placement);
    }
    if (!work.done().published()) {
      publication.publish();
    }
    if (work.done().last(Finished.class).isEmpty()) {
      publication.finish();
    }
  }
}
