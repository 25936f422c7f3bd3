package dev.tegula.result;

import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds under a name.
 *
 * @param tag {@code latency}, {@code warmup} or {@code lateness}
 * @param histogram with the start and end of its time, in epoch milliseconds, set
 */
public record TaggedHistogram(String tag, Histogram histogram) {

  public static final String LATENCY = "latency";
  public static final String WARMUP = "warmup";
  public static final String LATENESS = "lateness";
}
