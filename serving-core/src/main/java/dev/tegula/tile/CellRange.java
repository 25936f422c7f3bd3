package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import java.util.List;
import java.util.function.Predicate;

/**
 * Neighbouring fixed cells that merge alike.
 *
 * @param offset of cell 0 in a tile
 * @param end behind the last cell
 */
record CellRange(int offset, int first, int end) {

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
    return new CellRange(layout.fixedOffset(0), Math.min(first, end), end);
  }
}
