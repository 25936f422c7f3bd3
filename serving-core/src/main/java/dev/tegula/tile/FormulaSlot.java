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

  void write(FixedMerge merged, FeatureBuffer out) {
    if (!merged.present(described[0].presenceBit())
        || (leastCount > 1 && merged.longs()[cells[0]] < leastCount)) {
      out.setNull(slot);
      return;
    }
    for (int i = 0; i < cells.length; i++) {
      states[i] = state(merged, i);
    }
    out.setDouble(slot, formula.finish(states));
  }

  private double state(FixedMerge merged, int i) {
    return switch (described[i].kind()) {
      case SUM_FLOAT64, SQUARED_DEVIATIONS -> merged.doubles()[cells[i]];
      case LAST_NUMBER ->
          described[i].plainDouble()
              ? Double.longBitsToDouble(merged.longs()[cells[i]])
              : merged.longs()[cells[i]];
      default ->
          described[i].orderedDouble()
              ? OrderedDouble.toDouble(merged.longs()[cells[i]])
              : merged.longs()[cells[i]];
    };
  }
}
