package dev.tegula.service;

import dev.tegula.definition.JoinKey;
import java.util.List;

/**
 * The rows that a plan reads.
 *
 * @param joinKeys of the request, in the order in which the plan met them
 * @param items that the rows lie in
 * @param slotCount how many values the reads yield; their slots are the first ones
 */
record PlannedRows(
    List<JoinKey> joinKeys,
    List<EntityKey> entityKeys,
    List<ItemRead> items,
    List<ViewRead> reads,
    int slotCount) {

  /**
   * An item that is read from the store: one row, or the rows of packed views.
   *
   * @param key the position in {@link #entityKeys()}
   * @param firstRead one of the reads that lie in it
   */
  record ItemRead(int key, int firstRead) {}

  PlannedRows {
    joinKeys = List.copyOf(joinKeys);
    entityKeys = List.copyOf(entityKeys);
    items = List.copyOf(items);
    reads = List.copyOf(reads);
  }
}
