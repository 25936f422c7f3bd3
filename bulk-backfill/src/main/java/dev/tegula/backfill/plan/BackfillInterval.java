package dev.tegula.backfill.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A span of time that one job computes, in microseconds since the epoch.
 *
 * @param startMicros inclusive
 * @param endMicros exclusive
 */
public record BackfillInterval(long startMicros, long endMicros) {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public BackfillInterval {
    if (startMicros >= endMicros) {
      throw new IllegalArgumentException(
          "interval: end " + endMicros + " (expected: after its start " + startMicros + ")");
    }
  }

  /**
   * A name that sorts by time and suits any file system: {@code 20130101T000000Z_20130301T000000Z}.
   */
  public String label() {
    return COMPACT.format(instant(startMicros)) + "_" + COMPACT.format(instant(endMicros));
  }

  /** The instant of a time in microseconds since the epoch. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
