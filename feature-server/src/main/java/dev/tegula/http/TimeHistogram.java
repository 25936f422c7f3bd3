package dev.tegula.http;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many times were how long, by powers of two of a microsecond, as a histogram of Prometheus.
 * Usable from any thread.
 */
final class TimeHistogram {

  /** The last bucket with a limit: some 8 s. */
  private static final int LAST = 23;

  private final LongAdder[] counts = new LongAdder[LAST + 2];
  private final LongAdder nanos = new LongAdder();

  TimeHistogram() {
    Arrays.setAll(counts, i -> new LongAdder());
  }

  void add(long timeNanos) {
    counts[bucket(timeNanos)].increment();
    nanos.add(timeNanos);
  }

  /** The least i for which the time is at most 2^i microseconds. */
  private static int bucket(long timeNanos) {
    long micros = (Math.max(timeNanos, 1) + 999) / 1_000;
    return Math.min(Long.SIZE - Long.numberOfLeadingZeros(micros - 1), LAST + 1);
  }

  void write(StringBuilder text, String name) {
    long atMost = 0;
    for (int i = 0; i <= LAST; i++) {
      atMost += counts[i].sum();
      text.append("%s_bucket{le=\"%s\"} %d\n".formatted(name, (1L << i) / 1e6, atMost));
    }
    long all = atMost + counts[LAST + 1].sum();
    text.append("%s_bucket{le=\"+Inf\"} %d\n".formatted(name, all));
    text.append("%s_sum %s\n".formatted(name, nanos.sum() / 1e9));
    text.append("%s_count %d\n".formatted(name, all));
  }
}
