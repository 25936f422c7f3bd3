package dev.tegula.result;

import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds under a name.
 *
 * @param tag one of the constants
 * @param histogram with the start and end of its time, in epoch milliseconds, set
 */
public record TaggedHistogram(String tag, Histogram histogram) {

  public static final String LATENCY = "latency";
  public static final String WARMUP = "warmup";
  public static final String LATENESS = "lateness";
  public static final String HICCUPS = "hiccups";

  /** The latency of one second of the window. */
  public static final String SECOND = "second";

  /** The lateness of one second of the window. */
  public static final String SECOND_LATENESS = "second-lateness";
}
