package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import java.util.List;

/** Computes features of an on-demand view: reads some slots of a request and sets others. */
public sealed interface OnDemandStep permits SetComparisonStep {

  /** The slots that it reads, in the order in which the features name them. */
  List<Integer> inputSlots();

  /** Sets the step's output slots; null when an input does not allow a value. */
  void evaluate(FeatureBuffer buffer);
}
