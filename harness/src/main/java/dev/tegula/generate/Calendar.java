package dev.tegula.generate;

import java.time.Instant;

/**
 * The days of generated data. All windows end at the start of {@link #EDGE_DAY}, a day that is a
 * multiple of seven since the epoch, so that tiles of a week end there too.
 */
final class Calendar {

  /** 2024-01-04, in days since the epoch. */
  static final int EDGE_DAY = 19_726;

  static final long SECONDS_PER_DAY = 86_400;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int WEEK = 7;

  private Calendar() {}

  /** How many days of rows a longest window needs, and a week more that must not count. */
  static int historyDays(int longestWindowDays) {
    return (longestWindowDays + WEEK - 1) / WEEK * WEEK + WEEK;
  }

  /** An instant in microseconds since the epoch. */
  static long micros(int day, int secondOfDay) {
    return (day * SECONDS_PER_DAY + secondOfDay) * MICROS_PER_SECOND;
  }

  /** An instant as ISO 8601. */
  static String instant(int day, int secondOfDay) {
    return Instant.ofEpochSecond(day * SECONDS_PER_DAY + secondOfDay).toString();
  }
}
