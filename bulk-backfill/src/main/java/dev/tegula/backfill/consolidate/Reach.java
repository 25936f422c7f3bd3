package dev.tegula.backfill.consolidate;

import dev.tegula.tile.EdgeRange;

/**
 * What an item must serve, and so which of an entity's staged rows it needs.
 *
 * @param edges leading edges that it can be asked for
 * @param earlierEdgeMicros which the item must serve as well, as readers see it while they are at
 *     an earlier edge than the last row's; {@link Long#MIN_VALUE} when there is none
 */
record Reach(WindowHorizon horizon, EdgeRange edges, long earlierEdgeMicros) {

  boolean carried() {
    return earlierEdgeMicros > Long.MIN_VALUE;
  }

  /** Rows since the earlier edge are needed one by one: each may be the first after it. */
  long startMicros() {
    return carried() ? Math.min(horizon.startMicros(), earlierEdgeMicros) : horizon.startMicros();
  }
}
