package dev.tegula.oracle;

import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TimeWindow;

/**
 * The rows that count for one value, by their time in epoch microseconds: from inclusive, until
 * exclusive.
 */
record Span(long fromMicros, long untilMicros) {

  /** The rows of an aggregate's window; none from before the view's feature start time. */
  static Span ofWindow(FeatureView view, TimeWindow window) {
    long start = view.schedule().featureStartMicros();
    long edge = leadingEdgeMicros(view);
    if (window instanceof TimeWindow.Fixed fixed) {
      long until = edge + fixed.offsetMicros();
      return new Span(Math.max(start, until - fixed.sizeMicros()), until);
    }
    return new Span(start, edge);
  }

  /** The rows whose latest gives a view's attributes. */
  static Span ofAttributes(FeatureView view) {
    long start = view.schedule().featureStartMicros();
    long edge = leadingEdgeMicros(view);
    long oldest = view.materialization().ttlMicros().map(ttl -> edge - ttl).orElse(start);
    return new Span(Math.max(start, oldest), edge);
  }

  /**
   * Where a view's windows end.
   *
   * @throws OracleException when its declaration leaves that to the time of the backfill
   */
  static long leadingEdgeMicros(FeatureView view) {
    return view.schedule()
        .manualTriggerBackfillEndMicros()
        .orElseThrow(
            () ->
                new OracleException(
                    "feature view %s: manual_trigger_backfill_end_time is missing (expected: a time, so that the leading edge is known)"
                        .formatted(view.name())));
  }
}
