package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.Step;
import dev.tegula.backfill.plan.BackfillInterval;
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

  /** Computes what is missing; the offline store itself knows what is not. */
  List<StagedInterval> run() {
    List<Future<StagedInterval>> jobs = new ArrayList<>();
    for (BackfillInterval interval : work.plan().newestFirst()) {
      jobs.add(work.context().jobs().submit(work.rank(), () -> stage(interval)));
    }
    List<StagedInterval> staged = new ArrayList<>();
    try {
      for (Future<StagedInterval> job : jobs) {
        staged.add(ViewWork.result(job));
      }
    } finally {
      jobs.forEach(job -> job.cancel(true));
    }
    if (staged.stream().allMatch(interval -> interval.rows() == 0)) {
      throw work.failure(
          "no rows from %s to %s (expected: at least one)",
          BackfillInterval.instant(work.view().schedule().featureStartMicros()),
          BackfillInterval.instant(work.plan().leadingEdgeMicros()));
    }
    return staged;
  }

  private StagedInterval stage(BackfillInterval interval) {
    StagedInterval staged =
        work.context().stager().stage(work.plan(), interval, work.journal()::requireLease);
    Step.Staged step = Step.Staged.of(staged);
    if (!work.done().all(Step.Staged.class).contains(step)) {
      work.journal().record(step);
    }
    work.context().progress().done(Progress.Step.STAGED);
    return staged;
  }
}
