package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries the views of a packed table group from their active generation's edge to the end of the
 * last complete interval, always by a re-import: an item holds the rows of all views, and
 * attributes among them would be missed at the old edge. What is unfinished is finished first.
 */
final class GroupForward implements ViewTask {

  private final TableGroup group;
  private final BackfillJournal journal;
  private final ViewPlanner planner;
  private final ViewForward.Lane lane;
  private final List<ViewReport> reports = new ArrayList<>();

  GroupForward(
      TableGroup group, BackfillJournal journal, ViewPlanner planner, ViewForward.Lane lane) {
    this.group = group;
    this.journal = journal;
    this.planner = planner;
    this.lane = lane;
  }

  /** One for each publication. */
  @Override
  public List<ViewReport> reports() {
    return List.copyOf(reports);
  }

  @Override
  public void run() {
    BackfillContext context = lane.context();
    if (context.settings().forward().how().equals(Optional.of(How.ROW_WRITES))) {
      throw failure("row writes: its items hold the rows of several views (expected: refresh)");
    }
    if (Start.unfinished(journal.last())) {
      Start.RESUME.require(group, journal.last());
      carry(planner.again(group, journal), active());
    }
    Generation active =
        active()
            .orElseThrow(
                () ->
                    failure(
                        "nothing is active (expected: a backfill to carry forward; 'backfill run' makes one)"));
    if (!active.definitionHash().equals(group.definitionHash())) {
      throw failure(
          "its definition has changed since table %s was built (expected: definition %s; 'backfill run' builds another)"
              .formatted(active.location(), active.definitionHash()));
    }
    long end = planner.end(group.first());
    if (end > active.leadingEdgeMicros()) {
      List<BackfillPlan> plans = planner.plan(group, end);
      carry(planner.begin(plans, journal, Kind.REFRESH, Optional.of(active)), Optional.of(active));
    }
    context
        .progress()
        .say(
            "%s: %s is served"
                .formatted(
                    group.name(),
                    BackfillInterval.instant(active().orElseThrow().leadingEdgeMicros())));
  }

  private void carry(List<BackfillPlan> plans, Optional<Generation> active) {
    Progress progress = lane.context().progress();
    plans.forEach(plan -> progress.expectMore(Progress.Step.STAGED, plan.newestFirst().size()));
    progress.expectMore(Progress.Step.CONSOLIDATED, 1);
    progress.expectMore(Progress.Step.LOADED, 1);
    progress.expectMore(Progress.Step.PUBLISHED, 1);
    ViewWork work = new ViewWork(plans, active, journal, lane.context(), lane.rank());
    try {
      new ViewBackfill(work).run();
    } finally {
      reports.add(ViewOutcome.report(work));
    }
  }

  private Optional<Generation> active() {
    return Optional.ofNullable(lane.context().generations().current().get(group.name()));
  }

  private BackfillException failure(String text) {
    return new BackfillException(group.title() + ": " + text);
  }
}
