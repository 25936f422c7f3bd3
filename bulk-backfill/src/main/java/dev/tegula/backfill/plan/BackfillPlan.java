package dev.tegula.backfill.plan;

import dev.tegula.definition.FeatureView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The intervals that one view's backfill rests on. Those that are committed already are used again
 * wherever they lie inside the range; what they leave open is cut at multiples of {@code
 * max_backfill_interval} since the epoch. So an end that moves costs only what it adds.
 *
 * @param newestFirst in the order in which they are worth having; they touch, do not overlap and
 *     make up the range
 */
public record BackfillPlan(FeatureView view, List<BackfillInterval> newestFirst) {

  public BackfillPlan {
    newestFirst = List.copyOf(newestFirst);
  }

  /**
   * The whole range of a view: from its feature start time to its {@code
   * manual_trigger_backfill_end_time}, or else to the end of the last {@code batch_schedule} that
   * is complete.
   *
   * @throws IllegalArgumentException when that lies not after the view's feature start time
   */
  public static BackfillInterval range(FeatureView view, long nowMicros) {
    long batchMicros = view.schedule().batchSchedule().micros();
    long end =
        view.schedule()
            .manualTriggerBackfillEndMicros()
            .orElseGet(() -> Math.floorDiv(nowMicros, batchMicros) * batchMicros);
    long start = view.schedule().featureStartMicros();
    if (end <= start) {
      throw new IllegalArgumentException(
          "feature view %s: the backfill would end at %s (expected: after feature_start_time %s)"
              .formatted(
                  view.name(), BackfillInterval.instant(end), BackfillInterval.instant(start)));
    }
    return new BackfillInterval(start, end);
  }

  /**
   * Plans a range.
   *
   * @param committed intervals that need no job any more; those that are not inside the range do
   *     not count
   */
  public static BackfillPlan of(
      FeatureView view, BackfillInterval range, List<BackfillInterval> committed) {
    long step = view.schedule().maxBackfillIntervalMicros();
    List<BackfillInterval> oldestFirst = new ArrayList<>();
    long reached = range.startMicros();
    for (BackfillInterval done : disjoint(range, committed)) {
      addCut(oldestFirst, reached, done.startMicros(), step);
      oldestFirst.add(done);
      reached = done.endMicros();
    }
    addCut(oldestFirst, reached, range.endMicros(), step);
    Collections.reverse(oldestFirst);
    return new BackfillPlan(view, oldestFirst);
  }

  /** Those inside the range, oldest first; of several that overlap the earliest, then longest. */
  private static List<BackfillInterval> disjoint(
      BackfillInterval range, List<BackfillInterval> committed) {
    List<BackfillInterval> kept = new ArrayList<>();
    long reached = range.startMicros();
    List<BackfillInterval> sorted =
        committed.stream()
            .filter(done -> done.endMicros() <= range.endMicros())
            .sorted(
                Comparator.comparingLong(BackfillInterval::startMicros)
                    .thenComparing(
                        Comparator.comparingLong(BackfillInterval::endMicros).reversed()))
            .toList();
    for (BackfillInterval done : sorted) {
      if (done.startMicros() >= reached) {
        kept.add(done);
        reached = done.endMicros();
      }
    }
    return kept;
  }

  private static void addCut(
      List<BackfillInterval> intervals, long start, long end, long stepMicros) {
    long lower = start;
    while (lower < end) {
      long border = (Math.floorDiv(lower, stepMicros) + 1) * stepMicros;
      long upper = Math.min(border, end);
      intervals.add(new BackfillInterval(lower, upper));
      lower = upper;
    }
  }

  public BackfillInterval newest() {
    return newestFirst.get(0);
  }

  /** Where the view's windows will end: the end of the newest interval, whatever the clock says. */
  public long leadingEdgeMicros() {
    return newest().endMicros();
  }
}
