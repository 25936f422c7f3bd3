package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import java.util.List;

/** The similarity of the lists in two slots; null when either is null. */
public record JaccardStep(int slotA, int slotB, int outputSlot) implements OnDemandStep {

  @Override
  public List<Integer> inputSlots() {
    return List.of(slotA, slotB);
  }

  @Override
  public void evaluate(FeatureBuffer buffer) {
    if (buffer.isNull(slotA) || buffer.isNull(slotB)) {
      buffer.setNull(outputSlot);
    } else {
      buffer.setDouble(outputSlot, Jaccard.similarity(buffer, slotA, slotB));
    }
  }
}
