package dev.tegula.tile;

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

  private final WindowOutput[] windows;
  private final FixedMerge fixed;
  private final VariableMerge[] variables;
  private final TileRun run;
  private final WindowCovers covers;

  /**
   * Plans windows of one end.
   *
   * @param outputs all wanted ones whose window ends there
   */
  WindowGroup(ViewLayout layout, List<Integer> outputs, int[] slots) {
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
    this.covers =
        new WindowCovers(
            WindowTiles.of(layout, layout.window(outputs.get(0))).offset(),
            Arrays.stream(windows).mapToLong(WindowOutput::size).toArray());
  }

  /**
   * Merges and writes all windows.
   *
   * @param edge the leading edge, in base tiles
   * @return true when a tile lay in one of them
   */
  boolean merge(PackedRow packed, long edge, FeatureBuffer out) {
    run.row = packed.bytes();
    covers.of(packed, edge).collect(packed, run);
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
}
