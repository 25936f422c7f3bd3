package dev.tegula.tile;

import dev.tegula.definition.TimeWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * The tile resolutions that a view's rows may have: the aggregation interval and ever coarser
 * multiples, each a multiple of the one before, all aligned to the epoch. A window is covered by
 * coarse tiles and by finer ones at its two ends only.
 *
 * @param multiples in aggregation intervals, ascending, beginning with 1
 */
record Ladder(long tileMicros, List<Long> multiples) {

  private static final long MINUTE = 60_000_000L;
  private static final long DAY = 1_440 * MINUTE;

  /** A window of this length or a lifetime one is worth every coarser rung below it. */
  private static final long LIFETIME = 20 * 365 * DAY;

  private static final long[] RUNGS = {
    MINUTE,
    5 * MINUTE,
    30 * MINUTE,
    60 * MINUTE,
    360 * MINUTE,
    DAY,
    7 * DAY,
    28 * DAY,
    112 * DAY,
    448 * DAY,
    1_792 * DAY
  };

  /** A coarser rung pays only when it replaces several tiles. */
  private static final int LEAST_STEP = 3;

  static Ladder of(long tileMicros, List<TimeWindow> windows) {
    long longest = 0;
    for (TimeWindow window : windows) {
      longest = Math.max(longest, sizeMicros(window, tileMicros));
    }
    List<Long> multiples = new ArrayList<>(List.of(1L));
    long last = tileMicros;
    for (long rung : RUNGS) {
      if (rung % last == 0 && rung / last >= LEAST_STEP && rung <= longest / 2) {
        multiples.add(rung / tileMicros);
        last = rung;
      }
    }
    return new Ladder(tileMicros, multiples);
  }

  private static long sizeMicros(TimeWindow window, long tileMicros) {
    if (!(window instanceof TimeWindow.Fixed fixed)) {
      return LIFETIME;
    }
    if (fixed.sizeMicros() % tileMicros != 0 || fixed.offsetMicros() % tileMicros != 0) {
      throw new IllegalArgumentException(
          "time window "
              + fixed.label()
              + ": size "
              + fixed.sizeMicros()
              + ", offset "
              + fixed.offsetMicros()
              + " µs (expected: multiples of the aggregation interval, "
              + tileMicros
              + " µs)");
    }
    return fixed.sizeMicros();
  }
}
