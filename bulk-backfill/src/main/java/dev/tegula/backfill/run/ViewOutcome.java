package dev.tegula.backfill.run;

import dev.tegula.backfill.journal.BackfillRecord;
import dev.tegula.backfill.journal.Step.Consolidated;
import dev.tegula.backfill.journal.Step.Loaded;
import dev.tegula.backfill.journal.Step.Placed;
import dev.tegula.backfill.journal.Step.Published;
import dev.tegula.backfill.journal.Step.Staged;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.store.Generation;
import java.util.Optional;

/** What one view's backfill has reached, from its journal. */
final class ViewOutcome {

  private ViewOutcome() {}

  static ViewReport report(ViewWork work) {
    BackfillRecord done = work.done();
    Optional<Consolidated> consolidated = done.last(Consolidated.class);
    Optional<Loaded> loaded = done.last(Loaded.class);
    long dropped = done.all(Staged.class).stream().mapToLong(Staged::rowsDroppedNullKey).sum();
    long rows = done.all(Staged.class).stream().mapToLong(Staged::rows).sum();
    long written =
        consolidated
            .map(Consolidated::rows)
            .or(() -> loaded.map(Loaded::processedItemCount))
            .orElse(0L);
    String before = work.active().map(Generation::location).orElse(null);
    return new ViewReport(
        work.group().name(),
        work.view().materialization().loadType().toString(),
        done.published() ? "PUBLISHED" : "FAILED",
        rows + dropped,
        dropped,
        written,
        written == 0 ? 0 : (double) rows / written,
        loaded.map(Loaded::processedItemCount).orElse(0L),
        loaded.map(Loaded::importedItemCount).orElse(0L),
        loaded.map(Loaded::errorCount).orElse(0L),
        loaded.map(Loaded::writeUnits).orElse(0.0),
        consolidated.map(step -> step.format().name()).orElse(null),
        consolidated.map(Consolidated::formatMeasured).orElse(null),
        consolidated.map(Consolidated::uncompressedBytes).orElse(0L),
        consolidated.map(Consolidated::itemBytes).orElse(0L),
        done.last(Placed.class).map(Placed::importPrefix).orElse(null),
        loaded.map(Loaded::table).orElse(null),
        done.last(Published.class).map(Published::table).orElse(before),
        done.planned().generation(),
        BackfillInterval.instant(done.planned().edgeMicros()).toString());
  }
}
