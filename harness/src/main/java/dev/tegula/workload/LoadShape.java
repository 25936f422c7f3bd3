package dev.tegula.workload;

import java.time.Duration;

/**
 * How much load a workload asks for, and how long. How arrivals are spread is the rig's.
 *
 * @param ratePerSecond service requests that are due in a second, on average
 * @param warmup measured apart
 * @param duration of the measured window
 */
public record LoadShape(double ratePerSecond, Duration warmup, Duration duration) {

  public LoadShape {
    if (!(ratePerSecond > 0) || ratePerSecond > 10_000_000) {
      throw new IllegalArgumentException(
          "ratePerSecond: " + ratePerSecond + " (expected: > 0 and at most 10000000)");
    }
    if (warmup.isNegative()) {
      throw new IllegalArgumentException("warmup: " + warmup + " (expected: 0s or longer)");
    }
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException("duration: " + duration + " (expected: at least 1ms)");
    }
  }
}
