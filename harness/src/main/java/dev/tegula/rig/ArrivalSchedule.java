package dev.tegula.rig;

import java.util.SplittableRandom;

/**
 * When requests are due, in nanoseconds from the start of a run. Open model: arrivals never wait
 * for answers. Stateful; for one thread.
 */
public interface ArrivalSchedule {

  /** When the next request is due; never earlier than the one before. */
  long nextOffsetNanos();

  /**
   * Evenly spaced arrivals; the first is due at once.
   *
   * @throws IllegalArgumentException when the rate is not a positive number
   */
  static ArrivalSchedule constant(double ratePerSecond) {
    double gapNanos = gapNanos(ratePerSecond);
    return new ArrivalSchedule() {
      private long arrivals;

      @Override
      public long nextOffsetNanos() {
        return (long) (arrivals++ * gapNanos);
      }
    };
  }

  /**
   * A Poisson process: independent, exponentially distributed gaps, as many unrelated users make
   * them.
   *
   * @param seed gives the same arrivals each time
   * @throws IllegalArgumentException when the rate is not a positive number
   */
  static ArrivalSchedule poisson(double ratePerSecond, long seed) {
    double gapNanos = gapNanos(ratePerSecond);
    SplittableRandom random = new SplittableRandom(seed);
    return new ArrivalSchedule() {
      private double offsetNanos;

      @Override
      public long nextOffsetNanos() {
        offsetNanos -= gapNanos * Math.log1p(-random.nextDouble());
        return (long) offsetNanos;
      }
    };
  }

  private static double gapNanos(double ratePerSecond) {
    if (!(ratePerSecond > 0 && ratePerSecond <= 1e9)) {
      throw new IllegalArgumentException(
          "ratePerSecond: " + ratePerSecond + " (expected: > 0 and at most 1e9)");
    }
    return 1e9 / ratePerSecond;
  }
}
