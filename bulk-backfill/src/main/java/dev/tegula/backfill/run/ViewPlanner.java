package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Planned;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TableGroup;
import dev.tegula.store.Generation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Nothing to PLANNED; or, when a run is resumed, the same plan again. */
final class ViewPlanner {

  private final BackfillSettings settings;
  private final Clock clock;
  private final Stage stage;
  private final String runId;

  ViewPlanner(BackfillSettings settings, Clock clock, Stage stage, String runId) {
    this.settings = settings;
    this.clock = clock;
    this.stage = stage;
    this.runId = runId;
  }

  /** What a run that begins or resumes a backfill does for the views of a group. */
  List<BackfillPlan> plan(TableGroup group, BackfillJournal journal, Optional<Generation> active) {
    return settings.start() == Start.RESUME
        ? again(group, journal)
        : begin(plan(group, end(group.first())), journal, Kind.BACKFILL, active);
  }

  /** The plans of what is unfinished. */
  List<BackfillPlan> again(TableGroup group, BackfillJournal journal) {
    return group.views().stream().map(view -> again(view, journal)).toList();
  }

  /** From each view's start to one edge. */
  List<BackfillPlan> plan(TableGroup group, long edgeMicros) {
    return group.views().stream().map(view -> plan(view, edgeMicros)).toList();
  }

  private BackfillPlan again(FeatureView view, BackfillJournal journal) {
    Planned before = journal.current().planned();
    stage.deleteTemporary(before.runId(), view);
    return plan(view, before.edgeMicros());
  }

  /** From the view's start to an edge. */
  BackfillPlan plan(FeatureView view, long edgeMicros) {
    return plan(view, new BackfillInterval(view.schedule().featureStartMicros(), edgeMicros));
  }

  private BackfillPlan plan(FeatureView view, BackfillInterval range) {
    return BackfillPlan.of(view, range, stage.committed(view));
  }

  /** True when something before an edge is no longer, or not yet, in the offline store. */
  boolean gaps(FeatureView view, long edgeMicros) {
    return !stage.committed(view).containsAll(plan(view, edgeMicros).newestFirst());
  }

  /** Writes the plans of a group down. */
  List<BackfillPlan> begin(
      List<BackfillPlan> plans, BackfillJournal journal, Kind kind, Optional<Generation> active) {
    List<FeatureView> views = plans.stream().map(BackfillPlan::view).toList();
    journal.begin(
        new Planned(
            UUID.randomUUID().toString(),
            runId,
            kind,
            TableGroup.of(views).get(0).definitionHash(),
            views.stream().mapToLong(view -> view.schedule().featureStartMicros()).min().orElse(0),
            plans.get(0).leadingEdgeMicros(),
            plans.stream().mapToInt(plan -> plan.newestFirst().size()).sum(),
            active.map(Generation::number).orElse(0L) + 1,
            target()));
    return plans;
  }

  /** The last edge that a view can have now, or that a person wants it to have. */
  long end(FeatureView view) {
    long end = BackfillPlan.range(view, nowMicros(clock)).endMicros();
    return settings.forward().untilMicros().map(until -> Math.min(until, end)).orElse(end);
  }

  /** Where the interval ends that begins at an edge. */
  long nextEdge(FeatureView view, long edgeMicros) {
    long step = view.schedule().batchSchedule().micros();
    return (Math.floorDiv(edgeMicros, step) + 1) * step;
  }

  Duration behind(long edgeMicros) {
    return Duration.between(BackfillInterval.instant(edgeMicros), clock.instant());
  }

  private Target target() {
    return new Target(
        settings.stage(),
        settings.bucket(),
        settings.prefix(),
        settings.keepObjects().map(Path::toAbsolutePath).map(Path::toString).orElse(null),
        settings.choices());
  }

  static long nowMicros(Clock clock) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
