package dev.tegula.tile;

import dev.tegula.definition.TimeWindow;

/**
 * A window in tiles of the aggregation interval.
 *
 * @param offset from the edge to the window's end; zero or negative
 * @param size {@link #LIFETIME} for a window that begins with the first tile
 */
record WindowTiles(long offset, long size) {

  static final long LIFETIME = Long.MAX_VALUE;

  /** Earlier than any tile, and far enough from overflow to be rounded. */
  private static final long BEGINNING = Long.MIN_VALUE / 4;

  static WindowTiles of(ViewLayout layout, TimeWindow window) {
    if (window instanceof TimeWindow.Fixed fixed) {
      return new WindowTiles(
          fixed.offsetMicros() / layout.tileMicros(), fixed.sizeMicros() / layout.tileMicros());
    }
    return new WindowTiles(0, LIFETIME);
  }

  /** The first tile, for a leading edge at the start of a tile. */
  long begin(long edge) {
    return size == LIFETIME ? BEGINNING : edge + offset - size;
  }

  /** The tile behind the last one. */
  long end(long edge) {
    return edge + offset;
  }
}
