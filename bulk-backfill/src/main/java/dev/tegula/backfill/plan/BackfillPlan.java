package dev.tegula.backfill.plan;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * The jobs of one view's backfill. Job borders lie on multiples of {@code max_backfill_interval}
 * since the epoch, so that a later plan of the same view finds the earlier plan's intervals again;
 * the first begins at the view's feature start time, as nothing before it may count.
 *
 * @param newestFirst in the order in which they are worth having; they touch and do not overlap
 */
public record BackfillPlan(FeatureView view, List<BackfillInterval> newestFirst) {

  public BackfillPlan {
    newestFirst = List.copyOf(newestFirst);
  }

  /**
   * Plans a view up to its {@code manual_trigger_backfill_end_time}, or else up to the end of the
   * last {@code batch_schedule} that is complete.
   *
   * @throws IllegalArgumentException when that lies not after the view's feature start time
   */
  public static BackfillPlan of(FeatureView view, long nowMicros) {
    Schedule schedule = view.schedule();
    long batchMicros = schedule.batchSchedule().micros();
    long end =
        schedule
            .manualTriggerBackfillEndMicros()
            .orElseGet(() -> Math.floorDiv(nowMicros, batchMicros) * batchMicros);
    long start = schedule.featureStartMicros();
    if (end <= start) {
      throw new IllegalArgumentException(
          "feature view %s: the backfill would end at %s (expected: after feature_start_time %s)"
              .formatted(
                  view.name(), BackfillInterval.instant(end), BackfillInterval.instant(start)));
    }
    return new BackfillPlan(view, newestFirst(start, end, schedule.maxBackfillIntervalMicros()));
  }

  private static List<BackfillInterval> newestFirst(long start, long end, long stepMicros) {
    List<BackfillInterval> intervals = new ArrayList<>();
    long upper = end;
    while (upper > start) {
      long border = Math.floorDiv(upper - 1, stepMicros) * stepMicros;
      long lower = Math.max(border, start);
      intervals.add(new BackfillInterval(lower, upper));
      upper = lower;
    }
    return intervals;
  }

  public BackfillInterval newest() {
    return newestFirst.get(0);
  }

  /** Where the view's windows will end: the end of the newest interval, whatever the clock says. */
  public long leadingEdgeMicros() {
    return newest().endMicros();
  }
}
