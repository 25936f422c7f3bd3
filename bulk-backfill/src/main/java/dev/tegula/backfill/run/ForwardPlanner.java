package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.backfill.run.ForwardChoice.Choice;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** What carries a table group forward next: to which edge, and which way. */
final class ForwardPlanner {

  /** Attributes among the rows of an item's views would be missed at the old edge. */
  private static final Choice PACKED =
      new Choice(How.REFRESH, "its items hold the rows of several views");

  private final TableGroup group;
  private final BackfillJournal journal;
  private final ViewPlanner planner;
  private final Lane lane;

  ForwardPlanner(TableGroup group, BackfillJournal journal, ViewPlanner planner, Lane lane) {
    this.group = group;
    this.journal = journal;
    this.planner = planner;
    this.lane = lane;
  }

  TableGroup group() {
    return group;
  }

  /**
   * @throws BackfillException when a person wants a way that the group can never go
   */
  void requireAllowed() {
    Optional<How> wanted = lane.context().settings().forward().how();
    if (group.packed() && wanted.equals(Optional.of(How.ROW_WRITES))) {
      throw failure("row writes: %s (expected: refresh)", PACKED.reason());
    }
  }

  /** Written down already; empty when readers have the last complete interval. */
  Optional<ViewWork> next() {
    if (Start.unfinished(journal.last()) && !ViewWork.overtaken(journal.current(), activeIfAny())) {
      Start.RESUME.require(group, journal.last());
      return Optional.of(work(planner.again(group, journal), activeIfAny()));
    }
    Generation active = active();
    requireDefinition(active);
    long from = active.leadingEdgeMicros();
    long end = planner.end(group.first());
    Optional<Choice> settled = settled(from);
    if (settled.isPresent()) {
      return end <= from ? Optional.empty() : Optional.of(begin(settled.get(), end, active));
    }
    long to = planner.nextEdge(group.first(), from);
    if (to > end) {
      return Optional.empty();
    }
    Choice choice = cheaper(active, to, end);
    return Optional.of(begin(choice, choice.how() == How.REFRESH ? end : to, active));
  }

  /** What readers use. */
  Generation active() {
    return activeIfAny()
        .orElseThrow(
            () ->
                failure(
                    "nothing is active (expected: a backfill to carry forward; 'backfill run' makes one)"));
  }

  private Optional<Generation> activeIfAny() {
    return Optional.ofNullable(lane.context().generations().current().get(group.name()));
  }

  private void requireDefinition(Generation active) {
    if (!active.definitionHash().equals(group.definitionHash())) {
      throw failure(
          "its definition has changed since table %s was built (expected: definition %s; 'backfill run' builds another)",
          active.location(), active.definitionHash());
    }
  }

  private Optional<Choice> settled(long from) {
    return group.packed()
        ? Optional.of(PACKED)
        : choice().settled(planner.gaps(group.first(), from));
  }

  /** Stages the next interval of the only view, which tells how many rows change. */
  private Choice cheaper(Generation active, long to, long end) {
    FeatureView view = group.first();
    Consolidation.Input input = new Consolidation.Input(view, staged(planner.plan(view, to)), to);
    long step = view.schedule().batchSchedule().micros();
    int intervals = Math.toIntExact((end - active.leadingEdgeMicros() + step - 1) / step);
    return choice()
        .cheaper(
            input,
            new BackfillInterval(active.leadingEdgeMicros(), to),
            active.location(),
            intervals);
  }

  private ForwardChoice choice() {
    return new ForwardChoice(group.first(), lane.context(), journal.last());
  }

  private List<StagedInterval> staged(BackfillPlan plan) {
    BackfillContext context = lane.context();
    List<Future<StagedInterval>> jobs =
        plan.newestFirst().stream()
            .map(
                interval ->
                    context
                        .jobs()
                        .submit(
                            lane.rank(),
                            () -> context.stager().stage(plan, interval, journal::requireLease)))
            .toList();
    return jobs.stream().map(ViewWork::result).toList();
  }

  private ViewWork begin(Choice choice, long edge, Generation active) {
    Kind kind = choice.how() == How.REFRESH ? Kind.REFRESH : Kind.ROW_WRITES;
    List<BackfillPlan> plans =
        planner.begin(planner.plan(group, edge), journal, kind, Optional.of(active));
    lane.context()
        .progress()
        .say(
            "%s: to %s by %s: %s"
                .formatted(
                    group.name(),
                    BackfillInterval.instant(edge),
                    kind == Kind.REFRESH ? "re-import" : "row writes",
                    choice.reason()));
    return work(plans, Optional.of(active));
  }

  private ViewWork work(List<BackfillPlan> plans, Optional<Generation> active) {
    return new ViewWork(plans, active, journal, lane.context(), lane.rank());
  }

  private BackfillException failure(String text, Object... arguments) {
    return new BackfillException(group.title() + ": " + text.formatted(arguments));
  }
}
