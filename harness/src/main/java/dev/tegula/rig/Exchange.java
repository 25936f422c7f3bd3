package dev.tegula.rig;

import dev.tegula.workload.WorkloadRequest;
import org.jspecify.annotations.Nullable;

/** A request under way. Belongs to the thread of its {@link Wire}. */
final class Exchange {

  private final WorkloadRequest request;
  private final long dueNanos;
  private final long sentNanos;
  private boolean ended;
  private @Nullable Object carrier;

  /**
   * A request that is being sent.
   *
   * @param dueNanos when it was due, from the start of the run
   * @param sentNanos now, from the start of the run
   */
  Exchange(WorkloadRequest request, long dueNanos, long sentNanos) {
    this.request = request;
    this.dueNanos = dueNanos;
    this.sentNanos = sentNanos;
  }

  WorkloadRequest request() {
    return request;
  }

  long dueNanos() {
    return dueNanos;
  }

  long sentNanos() {
    return sentNanos;
  }

  /** Whether its answer is complete, or given up. */
  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
    carrier = null;
  }

  /** The connection that carries it; null while it waits for one. */
  @Nullable Object carrier() {
    return carrier;
  }

  void carriedBy(Object connection) {
    carrier = connection;
  }
}
