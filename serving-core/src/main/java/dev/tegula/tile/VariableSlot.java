package dev.tegula.tile;

/**
 * A slot of one window whose value comes from a variable state.
 *
 * @param argument of the recipe
 */
record VariableSlot(VariableMerge merge, double argument, int slot) {}
