package dev.tegula.load;

import dev.tegula.rig.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an early end of the command: the process stays until what was
 * measured is kept and marked.
 */
final class Interruption {

  /**
   * Less than what a launcher waits before it kills, and more than a stopped run waits: a second
   * for the last answers, a second for the server's metrics, and the time to write.
   */
  private static final long PATIENCE_SECONDS = 6;

  private final StopSignal stop = new StopSignal();
  private final CountDownLatch over = new CountDownLatch(1);

  /** Listens from now on. */
  StopSignal listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "interruption"));
    return stop;
  }

  /** The signal, whether listening or not. */
  StopSignal signal() {
    return stop;
  }

  /** The command has ended; the process may go. */
  void over() {
    over.countDown();
  }

  private void interrupt() {
    stop.stop("interrupted");
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
