package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.RowExpiry;
import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What the steps of the backfill of one view share, or of the views of a packed table group.
 *
 * @param plans one for each view of the group, to one leading edge
 * @param active the generation that readers used when it began
 * @param rank the group's position among the groups of this run
 */
record ViewWork(
    List<BackfillPlan> plans,
    Optional<Generation> active,
    BackfillJournal journal,
    BackfillContext context,
    int rank) {

  ViewWork {
    plans = List.copyOf(plans);
  }

  TableGroup group() {
    return TableGroup.of(plans.stream().map(BackfillPlan::view).toList()).get(0);
  }

  /** The plan of the only view, or any one for what all views of the group share. */
  BackfillPlan plan() {
    return plans.get(0);
  }

  /** The only view, or any one for what all views of the group share. */
  FeatureView view() {
    return plan().view();
  }

  BackfillRecord done() {
    return journal.current();
  }

  /** Counts its steps among those to come. */
  void expectSteps() {
    Progress progress = context.progress();
    plans.forEach(plan -> progress.expectMore(Progress.Step.STAGED, plan.newestFirst().size()));
    progress.expectMore(Progress.Step.LOADED, 1);
    progress.expectMore(Progress.Step.PUBLISHED, 1);
    if (!writesIntoActive()) {
      progress.expectMore(Progress.Step.CONSOLIDATED, 1);
    }
  }

  /**
   * When a view's rows may go. Counted from the plan, so that whoever resumes builds the same rows.
   */
  Optional<RowExpiry> expiry(FeatureView view) {
    long planned = done().plannedAt().getEpochSecond();
    return RowExpiry.of(view, plan().leadingEdgeMicros(), TimeUnit.SECONDS.toMicros(planned));
  }

  /**
   * Whether any row of the table may go: in packed items a view whose rows stay keeps the others.
   */
  boolean rowsExpire() {
    return plans.stream().anyMatch(plan -> expiry(plan.view()).isPresent());
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
        + group().name()
        + "/"
        + done().planned().generation()
        + "/";
  }

  /** The prefix of the import objects and nothing else, ends in a slash. */
  String dataPrefix() {
    return folder() + "data/";
  }

  BackfillException failure(String text, Object... arguments) {
    return new BackfillException(group().title() + ": " + text.formatted(arguments));
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
