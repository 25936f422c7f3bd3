package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;

/** Computes one feature of an on-demand view: reads some slots of a request and sets one. */
public sealed interface OnDemandStep permits JaccardStep {

  /** Sets the step's output slot; null when an input does not allow a value. */
  void evaluate(FeatureBuffer buffer);
}
