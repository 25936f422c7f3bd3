package dev.tegula.service;

import dev.tegula.definition.JoinKey;
import java.util.List;

/**
 * The rows that a plan reads.
 *
 * @param joinKeys of the request, in the order in which the plan met them
 * @param slotCount how many values the reads yield; their slots are the first ones
 */
record PlannedRows(
    List<JoinKey> joinKeys, List<EntityKey> entityKeys, List<ViewRead> reads, int slotCount) {

  PlannedRows {
    joinKeys = List.copyOf(joinKeys);
    entityKeys = List.copyOf(entityKeys);
    reads = List.copyOf(reads);
  }
}
