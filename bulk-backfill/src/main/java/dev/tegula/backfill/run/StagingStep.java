package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.stage.StagedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** PLANNED to STAGED: the intervals of the plan, each committed by itself. */
final class StagingStep {

  private final ViewWork work;

  StagingStep(ViewWork work) {
    this.work = work;
  }

  /** The only view's intervals: computes what is missing; the offline store knows what is not. */
  List<StagedInterval> run() {
    return inputs().get(0).staged();
  }

  /** The intervals of all views of the group, by view. */
  List<Consolidation.Input> inputs() {
    List<List<Future<StagedInterval>>> jobs = new ArrayList<>();
    for (BackfillPlan plan : work.plans()) {
      jobs.add(
          plan.newestFirst().stream()
              .map(
                  interval ->
                      work.context().jobs().submit(work.rank(), () -> stage(plan, interval)))
              .toList());
    }
    List<Consolidation.Input> inputs = new ArrayList<>();
    try {
      for (int view = 0; view < jobs.size(); view++) {
        BackfillPlan plan = work.plans().get(view);
        List<StagedInterval> staged = jobs.get(view).stream().map(ViewWork::result).toList();
        requireRows(plan, staged);
        inputs.add(
            new Consolidation.Input(
                plan.view(), staged, plan.leadingEdgeMicros(), work.expiry(plan.view())));
      }
    } finally {
      jobs.forEach(view -> view.forEach(job -> job.cancel(true)));
    }
    return inputs;
  }

  private static void requireRows(BackfillPlan plan, List<StagedInterval> staged) {
    if (staged.stream().allMatch(interval -> interval.rows() == 0)) {
      throw new BackfillException(
          "feature view %s: no rows from %s to %s (expected: at least one)"
              .formatted(
                  plan.view().name(),
                  BackfillInterval.instant(plan.view().schedule().featureStartMicros()),
                  BackfillInterval.instant(plan.leadingEdgeMicros())));
    }
  }

  private StagedInterval stage(BackfillPlan plan, BackfillInterval interval) {
    StagedInterval staged =
        work.context().stager().stage(plan, interval, work.journal()::requireLease);
    Step.Staged step = Step.Staged.of(staged, work.group().packed() ? plan.view().name() : null);
    if (!work.done().all(Step.Staged.class).contains(step)) {
      work.journal().record(step);
    }
    work.context().progress().done(Progress.Step.STAGED);
    return staged;
  }
}
