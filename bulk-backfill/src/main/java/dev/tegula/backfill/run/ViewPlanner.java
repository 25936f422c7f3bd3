package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillJournal;
import dev.tegula.backfill.journal.Step.Kind;
import dev.tegula.backfill.journal.Step.Planned;
import dev.tegula.backfill.journal.Step.Target;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.stage.Stage;
import dev.tegula.definition.FeatureView;
import dev.tegula.store.Generation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  BackfillPlan plan(FeatureView view, BackfillJournal journal, Optional<Generation> active) {
    if (settings.start() == Start.RESUME) {
      Planned before = journal.current().planned();
      stage.deleteTemporary(before.runId(), view);
      return plan(view, new BackfillInterval(before.startMicros(), before.edgeMicros()));
    }
    BackfillPlan plan = plan(view, BackfillPlan.range(view, nowMicros(clock)));
    journal.begin(
        new Planned(
            UUID.randomUUID().toString(),
            runId,
            Kind.BACKFILL,
            view.definitionHash(),
            view.schedule().featureStartMicros(),
            plan.leadingEdgeMicros(),
            plan.newestFirst().size(),
            active.map(Generation::number).orElse(0L) + 1,
            target()));
    return plan;
  }

  private BackfillPlan plan(FeatureView view, BackfillInterval range) {
    return BackfillPlan.of(view, range, stage.committed(view));
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
