package dev.tegula.aggregate;

/** A finished float64 from the merged states of a window. Stateless; usable from any thread. */
@FunctionalInterface
public interface Formula {

  /** The value, given the states of the recipe, in its order, counts among them as float64. */
  double finish(double[] states);
}
