package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What the steps of one view's backfill share.
 *
 * @param active the generation that readers used when it began
 * @param rank the view's position among the views of this run
 */
record ViewWork(
    BackfillPlan plan,
    Optional<Generation> active,
    BackfillJournal journal,
    BackfillContext context,
    int rank) {

  FeatureView view() {
    return plan.view();
  }

  BackfillRecord done() {
    return journal.current();
  }

  /** True when the rows go into the table that readers use, which must outlive any failure. */
  boolean writesIntoActive() {
    return done().planned().kind() == Kind.ROW_WRITES;
  }

  /**
   * True for row writes that are not published, when readers have another table or edge by now than
   * the one that the rows were meant to follow: after a rollback, to publish them would undo it.
   */
  static boolean overtaken(BackfillRecord record, Optional<Generation> active) {
    return record.planned().kind() == Kind.ROW_WRITES
        && !record.published()
        && active.map(Generation::number).orElse(0L) + 1 != record.planned().generation();
  }

  /** The prefix of everything that this backfill places, ends in a slash. */
  String folder() {
    return done().planned().target().prefix()
        + view().name()
        + "/"
        + done().planned().generation()
        + "/";
  }

  /** The prefix of the import objects and nothing else, ends in a slash. */
  String dataPrefix() {
    return folder() + "data/";
  }

  BackfillException failure(String text, Object... arguments) {
    return new BackfillException(
        "feature view " + view().name() + ": " + text.formatted(arguments));
  }

  /** Waits for a Spark job; its failure becomes the caller's. */
  static <T> T result(Future<T> job) {
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
