package dev.tegula.rig;

import java.time.Duration;

/**
 * What load a run offers.
 *
 * @param ratePerSecond service requests that are due in a second, on average
 * @param warmup answered and checked like the rest, but measured apart
 * @param duration of the measured window, which follows the warm-up
 * @param arrivals how they are spread
 * @param seed of the arrivals and of the choice of requests
 * @param requestTimeout counted from sending
 */
public record LoadPlan(
    double ratePerSecond,
    Duration warmup,
    Duration duration,
    Arrivals arrivals,
    long seed,
    Duration requestTimeout) {

  private static final int MAX_RATE = 10_000_000;

  /** How arrivals are spread. */
  public enum Arrivals {
    CONSTANT,
    POISSON
  }

  public LoadPlan {
    if (!(ratePerSecond > 0 && ratePerSecond <= MAX_RATE)) {
      throw new IllegalArgumentException(
          "ratePerSecond: " + ratePerSecond + " (expected: > 0 and at most " + MAX_RATE + ")");
    }
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException("duration: " + duration + " (expected: at least 1ms)");
    }
    if (warmup.isNegative()) {
      throw new IllegalArgumentException("warmup: " + warmup + " (expected: 0s or longer)");
    }
    if (requestTimeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "requestTimeout: " + requestTimeout + " (expected: at least 1ms)");
    }
  }

  /** The arrivals of this plan, from their start. */
  ArrivalSchedule schedule() {
    return arrivals == Arrivals.CONSTANT
        ? ArrivalSchedule.constant(ratePerSecond)
        : ArrivalSchedule.poisson(ratePerSecond, seed);
  }

  /** The same load over a window that is no longer, and after a warm-up that is no longer. */
  public LoadPlan within(Duration longestWarmup, Duration longestWindow) {
    return new LoadPlan(
        ratePerSecond,
        warmup.compareTo(longestWarmup) < 0 ? warmup : longestWarmup,
        duration.compareTo(longestWindow) < 0 ? duration : longestWindow,
        arrivals,
        seed,
        requestTimeout);
  }

  /** From the first arrival to the end of the measured window. */
  public long totalNanos() {
    return warmup.plus(duration).toNanos();
  }
}
