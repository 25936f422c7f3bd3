package dev.tegula.simulation;

import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of its own that does nothing but wait for the next time and run what is due. A sleeping
 * thread is woken some 60 microseconds late on Linux (50 of them are the kernel's timer slack), so
 * it is woken as much earlier and spins for the rest.
 */
final class AlarmThread implements Alarm {

  private static final long EARLY_NANOS = 70_000;

  private record Due(long nanos, Runnable task) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>((a, b) -> Long.signum(a.nanos() - b.nanos()));
  private final Thread thread = new Thread(this::run, "declared latency");
  private volatile boolean closed;

  AlarmThread() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void at(long dueNanos, Runnable task) {
    boolean next;
    synchronized (queue) {
      Due first = queue.peek();
      next = first == null || dueNanos - first.nanos() < 0;
      queue.add(new Due(dueNanos, task));
    }
    if (next) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    while (!closed) {
      long nowNanos = System.nanoTime();
      Due next;
      synchronized (queue) {
        next = queue.peek();
        if (isDue(next, nowNanos)) {
          queue.remove();
        }
      }
      if (next == null) {
        LockSupport.park(this);
      } else if (isDue(next, nowNanos)) {
        next.task().run();
      } else if (next.nanos() - nowNanos > EARLY_NANOS) {
        LockSupport.parkNanos(this, next.nanos() - nowNanos - EARLY_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean isDue(@Nullable Due due, long nowNanos) {
    return due != null && due.nanos() - nowNanos <= 0;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
