package dev.tegula.tile;

import java.util.ArrayList;
import java.util.List;

/** The wanted values of one window, by the way in which they are finished. */
final class WindowOutput {

  private final long size;
  private final int[] slots;
  private final SlotGroup[] groups;
  private final FormulaSlot[] formulas;
  private final VariableSlot[] variables;

  /**
   * Plans a window.
   *
   * @param outputs those of the window that are wanted
   * @param slots of all outputs
   * @param merges the variable merges by cell, null for cells that are fixed or not wanted
   */
  WindowOutput(ViewLayout layout, List<Integer> outputs, int[] slots, VariableMerge[] merges) {
    this.size = WindowTiles.of(layout, layout.window(outputs.get(0))).size();
    this.slots = outputs.stream().mapToInt(output -> slots[output]).toArray();
    List<FormulaSlot> withFormula = new ArrayList<>();
    List<VariableSlot> variable = new ArrayList<>();
    List<Integer> plain = new ArrayList<>();
    for (int output : outputs) {
      int cell = layout.cells(output)[0];
      if (layout.recipe(output).formula().isPresent()) {
        withFormula.add(new FormulaSlot(layout, output, slots[output]));
      } else if (layout.cells().get(cell).fixed()) {
        plain.add(output);
      } else {
        variable.add(
            new VariableSlot(merges[cell], layout.recipe(output).argument(), slots[output]));
      }
    }
    this.groups = groups(layout, plain, slots);
    this.formulas = withFormula.toArray(FormulaSlot[]::new);
    this.variables = variable.toArray(VariableSlot[]::new);
  }

  private static SlotGroup[] groups(ViewLayout layout, List<Integer> outputs, int[] slots) {
    List<SlotGroup> groups = new ArrayList<>();
    for (SlotGroup.Way way : SlotGroup.Way.values()) {
      int[] alike =
          outputs.stream()
              .filter(output -> SlotGroup.Way.of(cell(layout, output)) == way)
              .mapToInt(output -> output)
              .toArray();
      if (alike.length > 0) {
        int[] destinations = new int[alike.length];
        int[] cells = new int[alike.length];
        int[] bits = new int[alike.length];
        for (int i = 0; i < alike.length; i++) {
          destinations[i] = slots[alike[i]];
          cells[i] = layout.cells(alike[i])[0];
          bits[i] = cell(layout, alike[i]).presenceBit();
        }
        groups.add(SlotGroup.of(way, destinations, cells, bits));
      }
    }
    return groups.toArray(SlotGroup[]::new);
  }

  private static Cell cell(ViewLayout layout, int output) {
    return layout.cells().get(layout.cells(output)[0]);
  }

  /** In base tiles, or {@link WindowTiles#LIFETIME}. */
  long size() {
    return size;
  }

  void writeFixed(FixedMerge merged, int window, FeatureBuffer out) {
    for (SlotGroup group : groups) {
      group.write(merged, window, out);
    }
    for (FormulaSlot formula : formulas) {
      formula.write(merged, window, out);
    }
  }

  void writeVariable(TileRun run, int tiles, FeatureBuffer out) {
    for (VariableSlot variable : variables) {
      variable.merge().write(run, tiles, variable, out);
    }
  }

  void writeNulls(FeatureBuffer out) {
    for (int slot : slots) {
      out.setNull(slot);
    }
  }
}
