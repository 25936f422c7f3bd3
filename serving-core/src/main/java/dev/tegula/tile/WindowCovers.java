package dev.tegula.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The covers of windows that end together, kept from row to row. Confined to one thread. */
final class WindowCovers {

  /** Rows of one view come in few combinations of resolutions. */
  private static final int MOST_COVERS = 32;

  private final long offset;
  private final long[] sizes;
  private final List<Cover> covers = new ArrayList<>();
  private long coveredEdge;

  /**
   * @param offset from the edge to where all of them end
   * @param sizes the shortest first
   */
  WindowCovers(long offset, long[] sizes) {
    this.offset = offset;
    this.sizes = sizes;
  }

  /** The cover for a row's resolutions and the leading edge, in base tiles. */
  Cover of(PackedRow packed, long edge) {
    if (edge != coveredEdge || covers.size() >= MOST_COVERS) {
      covers.clear();
      coveredEdge = edge;
    }
    for (int i = 0; i < covers.size(); i++) {
      if (covers.get(i).fits(packed)) {
        return covers.get(i);
      }
    }
    long[] begins = new long[sizes.length];
    Arrays.setAll(begins, i -> new WindowTiles(offset, sizes[i]).begin(edge));
    Cover cover = new Cover(packed.multiples(), begins, edge + offset);
    covers.add(cover);
    return cover;
  }
}
