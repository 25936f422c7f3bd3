package dev.tegula.backfill.consolidate;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TimeWindow;
import java.io.Serializable;
import java.util.Optional;

/**
 * When DynamoDB may delete the rows of a view with a {@code ttl}. Leading edges decide what is
 * served, and stand still when jobs are late; so a row's expiry is counted by the wall clock from
 * the moment at which its generation was planned, for as long as an edge that moves with the clock
 * could still serve the row, and a week more. Views whose backfill ends at a fixed time never move
 * on, and their rows stay.
 *
 * @param keepMicros after how long behind its newest event no edge serves anything of a row
 * @param edgeMicros the leading edge of the generation
 * @param plannedMicros the wall clock when it was planned
 */
public record RowExpiry(long keepMicros, long edgeMicros, long plannedMicros)
    implements Serializable {

  /** How late jobs may be before rows that they would still serve go. */
  public static final long GRACE_MICROS = 7 * 86_400_000_000L;

  private static final long SECOND_MICROS = 1_000_000L;

  /** Empty when the view's rows stay. */
  public static Optional<RowExpiry> of(FeatureView view, long edgeMicros, long plannedMicros) {
    Optional<Long> ttl = view.materialization().ttlMicros();
    if (ttl.isEmpty() || view.schedule().manualTriggerBackfillEndMicros().isPresent()) {
      return Optional.empty();
    }
    long keep = ttl.get();
    for (Feature feature : view.features()) {
      if (feature instanceof Feature.Aggregate aggregate) {
        for (TimeWindow window : aggregate.windows()) {
          if (!(window instanceof TimeWindow.Fixed fixed)) {
            return Optional.empty();
          }
          long reach = fixed.sizeMicros() - fixed.offsetMicros();
          keep = Math.max(keep, reach + view.schedule().aggregationInterval().micros());
        }
      }
    }
    return Optional.of(new RowExpiry(keep, edgeMicros, plannedMicros));
  }

  /** In seconds since the epoch, rounded up. */
  long expiresSeconds(long newestEventMicros) {
    long remaining = Math.max(0, newestEventMicros + keepMicros - edgeMicros);
    return Math.floorDiv(
        plannedMicros + remaining + GRACE_MICROS + SECOND_MICROS - 1, SECOND_MICROS);
  }
}
