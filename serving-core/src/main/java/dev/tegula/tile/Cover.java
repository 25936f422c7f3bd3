package dev.tegula.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Which stretches of which resolutions cover the windows of one end, for one edge and one choice of
 * resolutions: as coarse as fits, finer at both ends, the newest first. It is the same for all rows
 * that have these resolutions, so it is worked out once per edge and not once per row. Immutable.
 */
final class Cover {

  private record Stretch(int level, long begin, long end) {}

  private final int[] multiples;
  private final List<Stretch> building = new ArrayList<>();
  private final int[] levels;
  private final long[] begins;
  private final long[] ends;

  /** For each window, how many stretches belong to it and the shorter ones. */
  private final int[] windowEnds;

  /**
   * Plans windows.
   *
   * @param multiples of the resolutions, ascending
   * @param begins where the windows begin, the shortest first, in base tiles
   * @param end where all of them end
   */
  Cover(int[] multiples, long[] begins, long end) {
    this.multiples = multiples;
    this.windowEnds = new int[begins.length];
    long behind = end;
    for (int window = 0; window < begins.length; window++) {
      cover(multiples.length - 1, begins[window], behind);
      windowEnds[window] = building.size();
      behind = begins[window];
    }
    this.levels = building.stream().mapToInt(Stretch::level).toArray();
    this.begins = building.stream().mapToLong(Stretch::begin).toArray();
    this.ends = building.stream().mapToLong(Stretch::end).toArray();
  }

  private void cover(int level, long begin, long end) {
    if (level < 0 || begin >= end) {
      return;
    }
    long multiple = multiples[level];
    long from = -Math.floorDiv(-begin, multiple);
    long to = Math.floorDiv(end, multiple);
    if (from >= to) {
      cover(level - 1, begin, end);
      return;
    }
    cover(level - 1, to * multiple, end);
    building.add(new Stretch(level, from, to));
    cover(level - 1, begin, from * multiple);
  }

  boolean fits(PackedRow row) {
    if (row.levelCount() != multiples.length) {
      return false;
    }
    for (int i = 0; i < multiples.length; i++) {
      if (row.level(i).multiple() != multiples[i]) {
        return false;
      }
    }
    return true;
  }

  /** Tells for each stretch its resolution's multiple and how many tiles the row has in it. */
  void count(PackedRow row, BiConsumer<Long, Integer> counts) {
    TileList tiles = new TileList();
    for (int stretch = 0; stretch < levels.length; stretch++) {
      tiles.clear();
      row.level(levels[stretch]).collect(begins[stretch], ends[stretch], tiles);
      counts.accept((long) multiples[levels[stretch]], tiles.size());
    }
  }

  /** Checks and finds the tiles of all windows; {@code run.ends} says how many belong to each. */
  void collect(PackedRow row, TileRun run) {
    TileList tiles = run.tiles;
    tiles.clear();
    int stretch = 0;
    for (int window = 0; window < windowEnds.length; window++) {
      for (; stretch < windowEnds[window]; stretch++) {
        row.level(levels[stretch]).collect(begins[stretch], ends[stretch], tiles);
      }
      run.ends[window] = tiles.size();
    }
    for (int level = 0; level < multiples.length; level++) {
      row.level(level).check();
    }
  }
}
