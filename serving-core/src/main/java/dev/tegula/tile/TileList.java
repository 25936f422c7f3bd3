package dev.tegula.tile;

import java.util.Arrays;

/** The offsets of tiles in a row, the newest first; grows once, then is reused. */
final class TileList {

  private int[] offsets = new int[64];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /**
   * Makes room for more tiles, which the caller writes into {@link #offsets()} from the old size
   * on.
   */
  void extend(int count) {
    size += count;
    if (size > offsets.length) {
      offsets = Arrays.copyOf(offsets, Math.max(size, 2 * offsets.length));
    }
  }

  int[] offsets() {
    return offsets;
  }
}
