package dev.tegula.backfill.run;

import dev.tegula.backfill.consolidate.Consolidation;
import dev.tegula.backfill.consolidate.RowWrites;
import dev.tegula.backfill.consolidate.TableTarget;
import dev.tegula.backfill.load.BulkLoader;
import dev.tegula.backfill.plan.BackfillInterval;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the rows of the entities that have events in an interval into the table that readers use.
 * The rows serve the edge of before as well, so that nothing changes for readers until the new edge
 * is published; begun again, it writes the same rows again. The rows bear the token of the lease,
 * so that an operator who has lost it cannot put an older one over them.
 */
final class RowsIntoActive implements BulkLoader {

  private final ViewWork work;
  private final Consolidation.Input input;
  private final BackfillInterval interval;

  RowsIntoActive(ViewWork work, Consolidation.Input input, BackfillInterval interval) {
    this.work = work;
    this.input = input;
    this.interval = interval;
  }

  @Override
  public Optional<LoadResult> load(LoadRequest request, Consumer<String> begun) {
    BackfillContext context = work.context();
    TableTarget target =
        new TableTarget(context.settings().aws(), request.table(), work.journal().fencingToken());
    RowWrites written =
        ViewWork.result(
            context
                .jobs()
                .submit(
                    work.rank(), () -> context.rowByRow().writeLatest(input, interval, target)));
    return Optional.of(
        new LoadResult(
            request.table(),
            written.rowsBuilt(),
            written.count().items(),
            0,
            written.count().writeUnits(),
            Optional.empty(),
            written.canaries()));
  }
}
