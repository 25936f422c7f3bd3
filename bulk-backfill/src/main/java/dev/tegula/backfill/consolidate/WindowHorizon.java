package dev.tegula.backfill.consolidate;

import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.TimeWindow;

/**
 * Which rows a packed row needs. Edges only move forward, so that a tile before the longest window
 * will never be read again: leaving it out saves bytes that imports, writes and storage bill. An
 * attribute needs its entity's latest row however old.
 *
 * @param startMicros where the longest window begins, rounded down to a tile
 * @param attributes whether the view has attributes
 */
public record WindowHorizon(long startMicros, boolean attributes) {

  /** The horizon of a view whose windows end at an edge. */
  public static WindowHorizon of(FeatureView view, long leadingEdgeMicros) {
    long start = Long.MAX_VALUE;
    boolean attributes = false;
    for (Feature feature : view.features()) {
      if (feature instanceof Feature.Aggregate aggregate) {
        for (TimeWindow window : aggregate.windows()) {
          start = Math.min(start, start(window, leadingEdgeMicros));
        }
      } else {
        attributes = true;
      }
    }
    if (start == Long.MAX_VALUE || start == Long.MIN_VALUE) {
      return new WindowHorizon(start, attributes);
    }
    long tile = view.schedule().aggregationInterval().micros();
    return new WindowHorizon(Math.floorDiv(start, tile) * tile, attributes);
  }

  /** True when rows of any age may matter. */
  public boolean needsEverything() {
    return attributes || startMicros == Long.MIN_VALUE;
  }

  private static long start(TimeWindow window, long leadingEdgeMicros) {
    if (window instanceof TimeWindow.Fixed fixed) {
      return leadingEdgeMicros - fixed.sizeMicros() + fixed.offsetMicros();
    }
    return Long.MIN_VALUE;
  }
}
