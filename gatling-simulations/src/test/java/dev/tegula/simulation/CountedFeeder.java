package dev.tegula.simulation;

import dev.tegula.workload.RequestSource;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Feeds a workload's requests to users and counts when they started. Gatling draws on one thread at
 * a time; the counts may be read from any.
 */
final class CountedFeeder implements Iterator<Map<String, Object>> {

  /** The session attribute that holds a user's request. */
  static final String REQUEST = "request";

  private final RequestSource source;
  private final LongSupplier nanoTime;
  private volatile long started;
  private volatile long firstNanos;
  private volatile long lastNanos;

  CountedFeeder(RequestSource source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public synchronized Map<String, Object> next() {
    lastNanos = nanoTime.getAsLong();
    if (started == 0) {
      firstNanos = lastNanos;
    }
    started++;
    return Map.of(REQUEST, source.next());
  }

  /** How many users have started. */
  long started() {
    return started;
  }

  /** How many users started in a second, on average; 0 before the second one. */
  double startedPerSecond() {
    long span = lastNanos - firstNanos;
    return span <= 0 ? 0 : (started - 1) * 1e9 / span;
  }
}
