package dev.tegula.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock and an alarm that move when a test says so. */
final class ScriptedAlarm implements Alarm {

  private record Due(long nanos, Runnable task) {}

  private final List<Due> dues = new ArrayList<>();
  private long nowNanos;

  long nowNanos() {
    return nowNanos;
  }

  @Override
  public void at(long dueNanos, Runnable task) {
    dues.add(new Due(dueNanos, task));
  }

  /** Moves to the next time at which something is due, and runs it. */
  void advanceToNext() {
    Due next = dues.stream().min(Comparator.comparingLong(Due::nanos)).orElseThrow();
    dues.remove(next);
    nowNanos = Math.max(nowNanos, next.nanos());
    next.task().run();
  }

  @Override
  public void close() {
    dues.clear();
  }
}
