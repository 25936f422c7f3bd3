package dev.tegula.backfill.report;

import org.jspecify.annotations.Nullable;

/**
 * The state of one view, for machines. Times are instants; null where there is nothing to tell.
 *
 * @param state {@code NONE} when there was never a backfill, {@code RUNNING} while somebody works
 *     on it, {@code UNFINISHED} when somebody did, {@code FINISHED}
 * @param kind {@code BACKFILL}, {@code REFRESH} or {@code ROW_WRITES}
 * @param step the last step that the journal has
 * @param stepAt when it was written
 * @param intervalsStaged of {@code intervalsPlanned}
 * @param attempt of the load
 * @param failure why the last attempt failed
 * @param holder who works on it, {@code leaseUntil} when that lapses unless renewed
 * @param activeTable what readers use
 * @param lagSeconds from the leading edge to now
 * @param previousTable what a rollback would make active
 */
public record StatusReport(
    String view,
    String state,
    @Nullable String kind,
    @Nullable String step,
    @Nullable String stepAt,
    int intervalsStaged,
    int intervalsPlanned,
    int attempt,
    @Nullable String importArn,
    @Nullable String failure,
    @Nullable String holder,
    @Nullable String leaseUntil,
    @Nullable String activeTable,
    @Nullable Long generation,
    @Nullable String leadingEdge,
    @Nullable Long lagSeconds,
    @Nullable String previousTable) {}
