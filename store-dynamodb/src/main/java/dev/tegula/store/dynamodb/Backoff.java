package dev.tegula.store.dynamodb;

import java.util.random.RandomGenerator;

/**
 * How long to wait before keys that DynamoDB left unprocessed are asked for again: exponential with
 * full jitter, short because a request's whole deadline is tens of milliseconds.
 */
final class Backoff {

  private static final long FIRST_NANOS = 4_000_000;
  private static final int MOST_DOUBLINGS = 5;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param retry 0 for the first
   * @return at least one, at most {@code 4 ms * 2^retry} and never more than 128 ms, in nanoseconds
   */
  long delayNanos(int retry) {
    return 1 + random.nextLong(FIRST_NANOS << Math.min(retry, MOST_DOUBLINGS));
  }
}
