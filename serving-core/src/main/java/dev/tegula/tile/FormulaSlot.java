package dev.tegula.tile;

import dev.tegula.aggregate.Formula;
import dev.tegula.aggregate.Recipe;

/** A slot of one window whose value a formula makes of fixed states. */
final class FormulaSlot {

  private final int slot;
  private final int[] cells;
  private final Cell[] described;
  private final Formula formula;
  private final int leastCount;
  private final double[] states;

  FormulaSlot(ViewLayout layout, int output, int slot) {
    Recipe recipe = layout.recipe(output);
    this.slot = slot;
    this.cells = layout.cells(output);
    this.described = new Cell[cells.length];
    for (int i = 0; i < cells.length; i++) {
      described[i] = layout.cells().get(cells[i]);
    }
    this.formula = recipe.formula().orElseThrow();
    this.leastCount = recipe.leastCount();
    this.states = new double[cells.length];
  }

  void write(FixedMerge merged, int window, FeatureBuffer out) {
    if (!merged.present(window, described[0].presenceBit())
        || (leastCount > 1 && merged.longAt(window, cells[0]) < leastCount)) {
      out.setNull(slot);
      return;
    }
    for (int i = 0; i < cells.length; i++) {
      states[i] = state(merged, window, i);
    }
    out.setDouble(slot, formula.finish(states));
  }

  private double state(FixedMerge merged, int window, int i) {
    return switch (described[i].kind()) {
      case SUM_FLOAT64, SQUARED_DEVIATIONS -> merged.doubleAt(window, cells[i]);
      case LAST_NUMBER ->
          described[i].plainDouble()
              ? Double.longBitsToDouble(merged.longAt(window, cells[i]))
              : merged.longAt(window, cells[i]);
      default ->
          described[i].orderedDouble()
              ? OrderedDouble.toDouble(merged.longAt(window, cells[i]))
              : merged.longAt(window, cells[i]);
    };
  }
}
