package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import java.util.List;

/** Computes one feature of an on-demand view: reads some slots of a request and sets one. */
public sealed interface OnDemandStep permits JaccardStep {

  /** The slots that it reads, in the order in which the feature names them. */
  List<Integer> inputSlots();

  /** Sets the step's output slot; null when an input does not allow a value. */
  void evaluate(FeatureBuffer buffer);
}
