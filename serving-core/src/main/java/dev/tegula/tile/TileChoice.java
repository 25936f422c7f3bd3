package dev.tegula.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * Which tiles of which resolutions a row keeps. A coarser resolution stays when it has at most half
 * as many tiles as the one below; a tile stays when a window of an edge of the range can need it.
 */
final class TileChoice {

  /** The tiles of a resolution that stay, by position, oldest first. */
  record Kept(TileLevel level, List<Integer> tiles) {}

  private final ViewLayout layout;
  private final EdgeRange edges;

  TileChoice(ViewLayout layout, EdgeRange edges) {
    this.layout = layout;
    this.edges = edges;
  }

  List<Kept> choose(List<TileLevel> levels) {
    List<TileLevel> dense = new ArrayList<>();
    for (TileLevel level : levels) {
      if (dense.isEmpty() || 2 * level.tiles() <= dense.get(dense.size() - 1).tiles()) {
        dense.add(level);
      }
    }
    List<Kept> kept = new ArrayList<>();
    for (int i = 0; i < dense.size(); i++) {
      long coarser = i + 1 < dense.size() ? dense.get(i + 1).multiple() : 0;
      kept.add(keep(dense.get(i), coarser));
    }
    return kept;
  }

  private Kept keep(TileLevel level, long coarser) {
    List<long[]> spans = edges.equals(EdgeRange.ANY) ? List.of() : spans(coarser);
    List<Integer> tiles = new ArrayList<>();
    for (int tile = 0; tile < level.tiles(); tile++) {
      long begin = level.index(tile) * level.multiple();
      long end = begin + level.multiple();
      if (edges.equals(EdgeRange.ANY)
          || spans.stream().anyMatch(span -> begin < span[1] && end > span[0])) {
        tiles.add(tile);
      }
    }
    return new Kept(level, tiles);
  }

  /**
   * The stretches of time, in base tiles, where a resolution is needed: the coarser tiles in which
   * a window can begin or end, or for the coarsest all that a window can cover.
   */
  private List<long[]> spans(long coarser) {
    long first = Math.floorDiv(edges.firstMicros(), layout.tileMicros());
    long last = Math.floorDiv(edges.lastMicros(), layout.tileMicros());
    List<long[]> spans = new ArrayList<>();
    for (int output = 0; output < layout.outputs().size(); output++) {
      if (!layout.outputs().get(output).aggregate()) {
        continue;
      }
      WindowTiles window = WindowTiles.of(layout, layout.window(output));
      if (coarser == 0) {
        spans.add(new long[] {window.begin(first), window.end(last)});
      } else {
        spans.add(around(window.begin(first), window.begin(last), coarser));
        spans.add(around(window.end(first), window.end(last), coarser));
      }
    }
    return spans;
  }

  private static long[] around(long from, long to, long multiple) {
    return new long[] {
      Math.floorDiv(from, multiple) * multiple, -Math.floorDiv(-to, multiple) * multiple
    };
  }
}
