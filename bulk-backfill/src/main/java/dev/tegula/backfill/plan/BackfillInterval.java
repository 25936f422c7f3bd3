package dev.tegula.backfill.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A span of time that one job computes, in microseconds since the epoch.
 *
 * @param startMicros inclusive
 * @param endMicros exclusive
 */
public record BackfillInterval(long startMicros, long endMicros) {

  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern LABEL = Pattern.compile("\\d{8}T\\d{6}Z_\\d{8}T\\d{6}Z");

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

  /**
   * The interval of a {@link #label()}.
   *
   * @return empty when it is no such name
   */
  public static Optional<BackfillInterval> labelled(String label) {
    if (!LABEL.matcher(label).matches()) {
      return Optional.empty();
    }
    int middle = label.indexOf('_');
    return Optional.of(
        new BackfillInterval(
            micros(label.substring(0, middle)), micros(label.substring(middle + 1))));
  }

  private static long micros(String compact) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, COMPACT.parse(compact, Instant::from));
  }

  public boolean overlaps(BackfillInterval other) {
    return startMicros < other.endMicros && other.startMicros < endMicros;
  }

  /** The instant of a time in microseconds since the epoch. */
  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
