package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.report.Progress;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.run.ForwardChoice.Choice;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries one view from its active generation's edge to the end of the last complete interval:
 * interval by interval by row writes, or at once by a refresh. What is unfinished is finished
 * first.
 */
final class ViewForward implements ViewTask {

  private final FeatureView view;
  private final BackfillJournal journal;
  private final ViewPlanner planner;
  private final BackfillContext context;
  private final int rank;
  private final List<ViewReport> reports = new ArrayList<>();

  ViewForward(FeatureView view, BackfillJournal journal, ViewPlanner planner, Lane lane) {
    this.view = view;
    this.journal = journal;
    this.planner = planner;
    this.context = lane.context();
    this.rank = lane.rank();
  }

  /** Where a view's jobs stand among those of others. */
  record Lane(BackfillContext context, int rank) {}

  @Override
  public void run() {
    Optional<ViewWork> next = next();
    while (next.isPresent()) {
      carry(next.get());
      next = next();
    }
    if (reports.isEmpty()) {
      context.progress().say(view.name() + ": nothing to carry forward; " + lag(active()));
    }
  }

  private void carry(ViewWork work) {
    expectMore(work.plan());
    try {
      new ViewBackfill(work).run();
    } finally {
      reports.add(ViewOutcome.report(work));
    }
    tell(work);
  }

  /** One for each publication. */
  @Override
  public List<ViewReport> reports() {
    return List.copyOf(reports);
  }

  private Generation active() {
    Generation active = context.generations().current().get(view.name());
    if (active == null) {
      throw new BackfillException(
          "feature view "
              + view.name()
              + ": nothing is active (expected: a backfill to carry forward; 'backfill run' makes one)");
    }
    return active;
  }

  private Optional<ViewWork> next() {
    if (Start.unfinished(journal.last())
        && !ViewWork.overtaken(journal.current(), currentGeneration())) {
      Start.RESUME.require(view, journal.last());
      return Optional.of(work(planner.again(view, journal), currentGeneration()));
    }
    Generation active = active();
    requireDefinition(active);
    long from = active.leadingEdgeMicros();
    long end = planner.end(view);
    Optional<Choice> settled =
        new ForwardChoice(view, context, journal.last()).settled(planner.gaps(view, from));
    if (settled.isPresent()) {
      return end <= from ? Optional.empty() : Optional.of(begin(settled.get(), end, active));
    }
    long to = planner.nextEdge(view, from);
    if (to > end) {
      return Optional.empty();
    }
    Choice choice = choose(active, to, end);
    return Optional.of(begin(choice, choice.how() == How.REFRESH ? end : to, active));
  }

  private Optional<Generation> currentGeneration() {
    return Optional.ofNullable(context.generations().current().get(view.name()));
  }

  private void requireDefinition(Generation active) {
    if (!active.definitionHash().equals(view.definitionHash())) {
      throw new BackfillException(
          "feature view %s: its definition has changed since table %s was built (expected: definition %s; 'backfill run' builds another)"
              .formatted(view.name(), active.location(), active.definitionHash()));
    }
  }

  /** Stages the next interval, which tells how many rows change. */
  private Choice choose(Generation active, long to, long end) {
    BackfillPlan plan = planner.plan(view, to);
    List<StagedInterval> staged =
        plan.newestFirst().stream()
            .map(
                interval ->
                    context
                        .jobs()
                        .submit(
                            rank,
                            () -> context.stager().stage(plan, interval, journal::requireLease)))
            .toList()
            .stream()
            .map(ViewWork::result)
            .toList();
    BackfillInterval interval = new BackfillInterval(active.leadingEdgeMicros(), to);
    long step = view.schedule().batchSchedule().micros();
    int intervals = Math.toIntExact((end - active.leadingEdgeMicros() + step - 1) / step);
    return new ForwardChoice(view, context, journal.last())
        .cheaper(new Consolidation.Input(view, staged, to), interval, active.location(), intervals);
  }

  private ViewWork begin(Choice choice, long edge, Generation active) {
    Kind kind = choice.how() == How.REFRESH ? Kind.REFRESH : Kind.ROW_WRITES;
    BackfillPlan plan = planner.begin(planner.plan(view, edge), journal, kind, Optional.of(active));
    context
        .progress()
        .say(
            "%s: to %s by %s: %s"
                .formatted(
                    view.name(),
                    BackfillInterval.instant(edge),
                    kind == Kind.REFRESH ? "re-import" : "row writes",
                    choice.reason()));
    return work(plan, Optional.of(active));
  }

  private ViewWork work(BackfillPlan plan, Optional<Generation> active) {
    return new ViewWork(plan, active, journal, context, rank);
  }

  private void expectMore(BackfillPlan plan) {
    Progress progress = context.progress();
    progress.expectMore(Progress.Step.STAGED, plan.newestFirst().size());
    progress.expectMore(Progress.Step.LOADED, 1);
    progress.expectMore(Progress.Step.PUBLISHED, 1);
    if (journal.current().planned().kind() != Kind.ROW_WRITES) {
      progress.expectMore(Progress.Step.CONSOLIDATED, 1);
    }
  }

  private void tell(ViewWork done) {
    Loaded loaded = done.done().last(Loaded.class).orElseThrow();
    context
        .progress()
        .say(
            "%s: %,d rows, %,.0f write units; %s"
                .formatted(
                    view.name(), loaded.importedItemCount(), loaded.writeUnits(), lag(active())));
  }

  /** How far behind the clock readers are. */
  private String lag(Generation active) {
    Duration lag = planner.behind(active.leadingEdgeMicros());
    return "%s is served, %d h %d min behind"
        .formatted(
            BackfillInterval.instant(active.leadingEdgeMicros()),
            lag.toHours(),
            lag.toMinutesPart());
  }
}
