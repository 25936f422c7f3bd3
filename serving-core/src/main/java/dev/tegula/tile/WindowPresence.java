package dev.tegula.tile;

import java.util.List;
import java.util.TreeMap;

/**
 * Whether a row has a tile in any window of its view: what tells an entity that is known from one
 * that is not, whichever windows a request wants. Confined to one thread.
 */
final class WindowPresence {

  private final List<WindowCovers> longest;
  private final TileRun run = new TileRun(1);

  WindowPresence(ViewLayout layout) {
    // Of those that end together, the longest holds what the others hold.
    TreeMap<Long, Long> sizes = new TreeMap<>();
    for (int output = 0; output < layout.outputs().size(); output++) {
      if (layout.outputs().get(output).aggregate()) {
        WindowTiles window = WindowTiles.of(layout, layout.window(output));
        sizes.merge(window.offset(), window.size(), Math::max);
      }
    }
    this.longest =
        sizes.entrySet().stream()
            .map(each -> new WindowCovers(each.getKey(), new long[] {each.getValue()}))
            .toList();
  }

  /**
   * True when a tile lies in one of them.
   *
   * @param edge the leading edge, in base tiles
   */
  boolean anyTile(PackedRow packed, long edge) {
    for (int i = 0; i < longest.size(); i++) {
      longest.get(i).of(packed, edge).collect(packed, run);
      if (run.ends[0] > 0) {
        return true;
      }
    }
    return false;
  }
}
