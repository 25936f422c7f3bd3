package dev.tegula.rig;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Waits for moments more precisely than the operating system wakes threads: parks until shortly
 * before, then spins. For one thread.
 */
final class Pacer {

  /** Longer than Linux' default timer slack of 50 microseconds. */
  private static final long SPIN_NANOS = 80_000;

  /** How soon a stop is seen while nothing is due. */
  private static final long MAX_PARK_NANOS = 50_000_000;

  private final LongSupplier nanoTime;
  private final StopSignal stop;

  Pacer(LongSupplier nanoTime, StopSignal stop) {
    this.nanoTime = nanoTime;
    this.stop = stop;
  }

  /**
   * Waits until a moment, or less when the run is stopped.
   *
   * @return whether to go on
   */
  boolean await(long momentNanos) {
    while (!stop.isSet()) {
      long left = momentNanos - nanoTime.getAsLong();
      if (left <= 0) {
        return true;
      }
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(Math.min(left - SPIN_NANOS, MAX_PARK_NANOS));
      } else {
        Thread.onSpinWait();
      }
    }
    return false;
  }
}
