package dev.tegula.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The wanted windows that end together, the shortest first. Each goes on where the one before has
 * stopped, so that every tile is read once however many windows there are.
 */
final class WindowGroup {

  /** Rows of one view come in few combinations of resolutions. */
  private static final int MOST_COVERS = 32;

  private final long offset;
  private final WindowOutput[] windows;
  private final FixedMerge fixed;
  private final VariableMerge[] variables;
  private final TileRun run;
  private final List<Cover> covers = new ArrayList<>();
  private long coveredEdge;

  /**
   * Plans windows of one end.
   *
   * @param outputs all wanted ones whose window ends there
   */
  WindowGroup(ViewLayout layout, List<Integer> outputs, int[] slots) {
    this.offset = WindowTiles.of(layout, layout.window(outputs.get(0))).offset();
    Set<Integer> cells =
        outputs.stream()
            .flatMap(output -> Arrays.stream(layout.cells(output)).boxed())
            .collect(Collectors.toSet());
    VariableMerge[] merges = new VariableMerge[layout.cells().size()];
    for (int cell : cells) {
      if (!layout.cells().get(cell).fixed()) {
        merges[cell] = VariableMerge.of(layout, cell);
      }
    }
    this.variables = Arrays.stream(merges).filter(Objects::nonNull).toArray(VariableMerge[]::new);
    this.windows =
        outputs.stream()
            .collect(
                Collectors.groupingBy(
                    output -> WindowTiles.of(layout, layout.window(output)).size()))
            .values()
            .stream()
            .map(alike -> new WindowOutput(layout, alike, slots, merges))
            .sorted(Comparator.comparing(WindowOutput::size))
            .toArray(WindowOutput[]::new);
    this.fixed = new FixedMerge(layout, cells::contains, windows.length);
    this.run = new TileRun(windows.length);
  }

  /**
   * Merges and writes all windows.
   *
   * @param edge the leading edge, in base tiles
   * @return true when a tile lay in one of them
   */
  boolean merge(PackedRow packed, long edge, FeatureBuffer out) {
    run.row = packed.bytes();
    cover(packed, edge).collect(packed, run);
    fixed.take(run);
    for (VariableMerge variable : variables) {
      variable.clear();
    }
    int taken = 0;
    for (int window = 0; window < windows.length; window++) {
      int tiles = run.ends[window];
      for (VariableMerge variable : variables) {
        variable.take(run, taken, tiles);
      }
      taken = tiles;
      if (tiles > 0) {
        windows[window].writeFixed(fixed, window, out);
        windows[window].writeVariable(run, tiles, out);
      } else {
        windows[window].writeNulls(out);
      }
    }
    return taken > 0;
  }

  private Cover cover(PackedRow packed, long edge) {
    if (edge != coveredEdge || covers.size() >= MOST_COVERS) {
      covers.clear();
      coveredEdge = edge;
    }
    for (int i = 0; i < covers.size(); i++) {
      if (covers.get(i).fits(packed)) {
        return covers.get(i);
      }
    }
    long[] begins = new long[windows.length];
    Arrays.setAll(begins, i -> new WindowTiles(offset, windows[i].size()).begin(edge));
    Cover cover = new Cover(packed.multiples(), begins, edge + offset);
    covers.add(cover);
    return cover;
  }
}
