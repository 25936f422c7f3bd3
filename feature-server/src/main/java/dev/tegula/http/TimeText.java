package dev.tegula.http;

import java.time.Instant;

/** Times as the contract writes them. Stateless. */
final class TimeText {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private TimeText() {}

  /** ISO 8601, as {@code 2014-01-01T00:00:00Z}; the fraction is there only when it is not zero. */
  static String of(long epochMicros) {
    return Instant.ofEpochSecond(
            Math.floorDiv(epochMicros, MICROS_PER_SECOND),
            Math.floorMod(epochMicros, MICROS_PER_SECOND) * 1_000L)
        .toString();
  }
}
