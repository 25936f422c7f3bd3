package dev.tegula.backfill.consolidate;

/**
 * Which of an entity's staged rows an item needs.
 *
 * @param earlierEdgeMicros which the item must serve as well, as readers see it while they are at
 *     an earlier edge than the last row's; {@link Long#MIN_VALUE} when there is none
 */
record Reach(WindowHorizon horizon, long earlierEdgeMicros) {

  boolean carried() {
    return earlierEdgeMicros > Long.MIN_VALUE;
  }

  /** Rows since the earlier edge are needed one by one: each may be the first after it. */
  long startMicros() {
    return carried() ? Math.min(horizon.startMicros(), earlierEdgeMicros) : horizon.startMicros();
  }
}
