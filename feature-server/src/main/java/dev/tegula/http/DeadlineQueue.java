package dev.tegula.http;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Exchanges that must get somewhere within one and the same time, in order of arrival. A queue
 * costs a call far less than a timer of its own would. Confined to one event loop.
 */
final class DeadlineQueue {

  private record Waiting(Exchange exchange, long deadlineNanos) {}

  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final long limitNanos;
  private final Predicate<Exchange> there;
  private final Consumer<Exchange> overdue;

  /**
   * @param limitNanos the time that each exchange has
   * @param there whether an exchange got where it must
   * @param overdue takes those that did not in time
   */
  DeadlineQueue(long limitNanos, Predicate<Exchange> there, Consumer<Exchange> overdue) {
    this.limitNanos = limitNanos;
    this.there = there;
    this.overdue = overdue;
  }

  void add(Exchange exchange, long nowNanos) {
    check(nowNanos);
    waiting.addLast(new Waiting(exchange, nowNanos + limitNanos));
  }

  /** Lets go of those that are there and hands over those that are overdue. */
  void check(long nowNanos) {
    for (Waiting first = waiting.peekFirst(); first != null; first = waiting.peekFirst()) {
      boolean done = first.exchange().finished() || there.test(first.exchange());
      if (!done && nowNanos - first.deadlineNanos() < 0) {
        return;
      }
      waiting.removeFirst();
      if (!done) {
        overdue.accept(first.exchange());
      }
    }
  }
}
