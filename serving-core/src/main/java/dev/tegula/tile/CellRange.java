package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * Neighbouring fixed cells that merge alike.
 *
 * @param offset of cell 0 in a tile
 * @param stride from a window's merged states to those of the next
 * @param end behind the last cell
 */
record CellRange(int offset, int stride, int first, int end) {

  /** One cell. */
  static CellRange at(ViewLayout layout, int cell) {
    return new CellRange(layout.fixedOffset(0), layout.fixedCells(), cell, cell + 1);
  }

  /**
   * From the first to the last wanted cell of some kinds; cells in between are merged for nothing.
   */
  static CellRange of(ViewLayout layout, Predicate<Integer> wanted, List<StateKind> kinds) {
    int first = Integer.MAX_VALUE;
    int end = 0;
    for (int cell = 0; cell < layout.fixedCells(); cell++) {
      if (wanted.test(cell) && kinds.contains(layout.cells().get(cell).kind())) {
        first = Math.min(first, cell);
        end = cell + 1;
      }
    }
    return new CellRange(layout.fixedOffset(0), layout.fixedCells(), Math.min(first, end), end);
  }
}
