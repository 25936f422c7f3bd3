package dev.tegula.ondemand;

import dev.tegula.definition.SetMeasure;
import dev.tegula.tile.FeatureBuffer;
import java.util.List;

/** What the lists in two slots have in common, by any measures; null when either is null. */
public final class SetComparisonStep implements OnDemandStep {

  /** A wanted measure, and the slot that takes it. */
  public record Output(SetMeasure measure, int slot) {}

  private final int slotA;
  private final int slotB;
  private final Output[] outputs;

  /** Plans a comparison: one pass over both lists, whatever is wanted of it. */
  public SetComparisonStep(int slotA, int slotB, List<Output> outputs) {
    this.slotA = slotA;
    this.slotB = slotB;
    this.outputs = outputs.toArray(new Output[0]);
  }

  @Override
  public List<Integer> inputSlots() {
    return List.of(slotA, slotB);
  }

  @Override
  public void evaluate(FeatureBuffer buffer) {
    if (buffer.isNull(slotA) || buffer.isNull(slotB)) {
      for (Output output : outputs) {
        buffer.setNull(output.slot);
      }
      return;
    }
    long sizes = Jaccard.compare(buffer, slotA, slotB);
    for (Output output : outputs) {
      switch (output.measure) {
        case JACCARD -> buffer.setDouble(output.slot, Jaccard.similarity(sizes));
        case OVERLAP_COEFFICIENT ->
            buffer.setDouble(output.slot, Jaccard.overlapCoefficient(sizes));
        case INTERSECTION_SIZE -> buffer.setLong(output.slot, Jaccard.intersectionSize(sizes));
      }
    }
  }
}
