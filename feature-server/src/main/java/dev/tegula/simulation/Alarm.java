package dev.tegula.simulation;

/** Runs tasks at their time. Usable from any thread. */
interface Alarm extends AutoCloseable {

  /**
   * Has a task run at a time, never before.
   *
   * @param dueNanos on the clock of {@link System#nanoTime()}; at once when it has passed
   * @param task short, as others wait behind it
   */
  void at(long dueNanos, Runnable task);

  /** Drops what is still due. */
  @Override
  void close();
}
