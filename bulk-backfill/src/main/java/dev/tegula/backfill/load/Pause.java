package dev.tegula.backfill.load;

/** How a poll waits; a test need not. */
@FunctionalInterface
public interface Pause {

  void forMillis(long millis) throws InterruptedException;
}
