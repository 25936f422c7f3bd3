package dev.tegula.backfill.run;

import dev.tegula.backfill.encode.ImportObject;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.plan.BackfillInterval;
import dev.tegula.backfill.plan.BackfillPlan;
import dev.tegula.backfill.report.ViewReport;
import dev.tegula.backfill.stage.StagedInterval;
import dev.tegula.store.Generation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one view's backfill has reached so far. Written by its thread, read after that has ended.
 */
final class ViewOutcome {

  private final BackfillPlan plan;
  private final Optional<Generation> before;
  private long rows;
  private long rowsDroppedNullKey;
  private List<ImportObject> objects = List.of();
  private long number;
  private @Nullable String importPrefix;
  private @Nullable LoadResult loaded;
  private boolean published;

  ViewOutcome(BackfillPlan plan, Optional<Generation> before) {
    this.plan = plan;
    this.before = before;
    this.number = before.map(Generation::number).orElse(0L) + 1;
  }

  void staged(List<StagedInterval> intervals) {
    rows = intervals.stream().mapToLong(StagedInterval::rows).sum();
    rowsDroppedNullKey = intervals.stream().mapToLong(StagedInterval::rowsDroppedNullKey).sum();
  }

  void placed(List<ImportObject> placed, long generation, String prefix) {
    objects = placed;
    number = generation;
    importPrefix = prefix;
  }

  void loaded(LoadResult result) {
    loaded = result;
  }

  void published() {
    published = true;
  }

  long rowsConsolidated() {
    return objects.stream().mapToLong(ImportObject::rows).sum();
  }

  ViewReport report() {
    LoadResult load = loaded;
    String activeBefore = before.map(Generation::location).orElse(null);
    return new ViewReport(
        plan.view().name(),
        plan.view().materialization().loadType().toString(),
        published ? "PUBLISHED" : "FAILED",
        rows + rowsDroppedNullKey,
        rowsDroppedNullKey,
        rowsConsolidated(),
        load == null ? 0 : load.processedItemCount(),
        load == null ? 0 : load.importedItemCount(),
        load == null ? 0 : load.errorCount(),
        objects.stream().mapToLong(ImportObject::uncompressedBytes).sum(),
        objects.stream().mapToLong(ImportObject::itemBytes).sum(),
        importPrefix,
        load == null ? null : load.table(),
        published && load != null ? load.table() : activeBefore,
        number,
        BackfillInterval.instant(plan.leadingEdgeMicros()).toString(),
        null,
        "unknown");
  }
}
