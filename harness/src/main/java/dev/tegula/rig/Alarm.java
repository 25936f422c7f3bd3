package dev.tegula.rig;

import java.util.concurrent.locks.LockSupport;

/**
 * Rings once at a time that one thread sets, from a thread of its own that sleeps until then. What
 * is set anew rings at the new time only. It may ring a little late: a sleeper's wake-up takes some
 * tens of microseconds.
 */
final class Alarm implements AutoCloseable {

  private static final long NEVER = Long.MAX_VALUE;

  private final Runnable ring;
  private final Thread thread = new Thread(this::watch, "alarm");

  /** When to ring, counted from {@link #epochNanos}. */
  private volatile long atNanos = NEVER;

  private final long epochNanos = System.nanoTime();
  private volatile boolean over;

  Alarm(Runnable ring) {
    this.ring = ring;
    thread.setDaemon(true);
    thread.start();
  }

  void ringIn(long nanos) {
    atNanos = System.nanoTime() - epochNanos + nanos;
    LockSupport.unpark(thread);
  }

  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
  }

  private void watch() {
    while (!over) {
      long at = atNanos;
      long left = at - (System.nanoTime() - epochNanos);
      if (at == NEVER) {
        LockSupport.park(this);
      } else if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else {
        // Set anew meanwhile, it rings early once: the other looks at the clock.
        atNanos = NEVER;
        ring.run();
      }
    }
  }
}
