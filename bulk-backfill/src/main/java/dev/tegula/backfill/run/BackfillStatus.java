package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Finished;
import dev.tegula.backfill.journal.Step.LoadFailed;
import dev.tegula.backfill.journal.Step.Loading;
import dev.tegula.backfill.journal.Step.Staged;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.StatusReport;
import dev.tegula.definition.TableGroup;
import dev.tegula.journal.Lease;
import dev.tegula.store.Generation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how far the views are; needs no lease and changes nothing. */
public final class BackfillStatus {

  private final Selection selection;
  private final Clock clock;

  public BackfillStatus(Selection selection, Clock clock) {
    this.selection = selection;
    this.clock = clock;
  }

  public List<StatusReport> read() {
    List<StatusReport> reports = new ArrayList<>();
    try (ControlPlane control = new ControlPlane(selection.aws(), clock)) {
      Map<String, Generation> active = control.generations().current();
      for (TableGroup group : TableGroup.of(selection.read())) {
        reports.add(report(group, control, Optional.ofNullable(active.get(group.name()))));
      }
    }
    return reports;
  }

  private StatusReport report(TableGroup group, ControlPlane control, Optional<Generation> active) {
    Optional<BackfillRecord> last = BackfillRecord.of(control.entries().read(group.name()));
    Optional<Lease> lease = control.leases().current(group.name()).filter(control.leases()::held);
    return new StatusReport(
        group.name(),
        state(last, lease),
        last.map(record -> record.planned().kind().toString()).orElse(null),
        last.map(record -> record.newest().step().title()).orElse(null),
        last.map(record -> record.newest().at().toString()).orElse(null),
        last.map(record -> record.all(Staged.class).size()).orElse(0),
        last.map(record -> record.planned().intervals()).orElse(0),
        last.flatMap(record -> record.last(Loading.class)).map(Loading::attempt).orElse(0),
        last.flatMap(record -> record.last(Loading.class)).map(Loading::importArn).orElse(null),
        failure(last),
        lease.map(held -> held.holder().toString()).orElse(null),
        lease.map(held -> held.expires().toString()).orElse(null),
        active.map(Generation::location).orElse(null),
        active.map(Generation::number).orElse(null),
        active.map(BackfillStatus::edge).orElse(null),
        active.map(this::lagSeconds).orElse(null),
        control.generations().history(group.name()).stream()
            .findFirst()
            .map(old -> old.generation().location())
            .orElse(null));
  }

  private static String state(Optional<BackfillRecord> last, Optional<Lease> lease) {
    if (lease.isPresent()) {
      return "RUNNING";
    }
    if (last.isEmpty()) {
      return "NONE";
    }
    return last.get().last(Finished.class).isPresent() ? "FINISHED" : "UNFINISHED";
  }

  private static @org.jspecify.annotations.Nullable String failure(Optional<BackfillRecord> last) {
    return last.filter(record -> !record.published())
        .flatMap(record -> record.last(LoadFailed.class))
        .map(LoadFailed::reason)
        .orElse(null);
  }

  private static String edge(Generation generation) {
    return BackfillInterval.instant(generation.leadingEdgeMicros()).toString();
  }

  private long lagSeconds(Generation generation) {
    return Duration.between(
            BackfillInterval.instant(generation.leadingEdgeMicros()), clock.instant())
        .toSeconds();
  }
}
