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

  private final long offset;
  private final WindowOutput[] windows;
  private final FixedMerge fixed;
  private final VariableMerge[] variables;
  private final TileList tiles = new TileList();
  private final TileRun run = new TileRun();

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
    this.fixed = new FixedMerge(layout, cells::contains);
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
  }

  /**
   * Merges and writes all windows.
   *
   * @param edge the leading edge, in base tiles
   * @return true when a tile lay in one of them
   */
  boolean merge(PackedRow packed, long edge, FeatureBuffer out) {
    fixed.clear();
    for (VariableMerge variable : variables) {
      variable.clear();
    }
    tiles.clear();
    run.row = packed.bytes();
    long behind = edge + offset;
    for (WindowOutput window : windows) {
      long begin = new WindowTiles(offset, window.size()).begin(edge);
      run.from = tiles.size();
      packed.cover(begin, behind, tiles);
      run.tiles = tiles.offsets();
      run.to = tiles.size();
      if (run.from < run.to) {
        take();
      }
      run.from = 0;
      if (run.to > 0) {
        window.write(fixed, run, out);
      } else {
        window.writeNulls(out);
      }
      behind = begin;
    }
    return run.to > 0;
  }

  private void take() {
    fixed.take(run);
    for (VariableMerge variable : variables) {
      variable.take(run);
    }
  }
}
