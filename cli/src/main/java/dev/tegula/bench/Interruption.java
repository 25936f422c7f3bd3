package dev.tegula.bench;

import dev.tegula.process.ProcessGroup;
import dev.tegula.result.ResultDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when a run is told to stop (Ctrl-C, SIGTERM): every started process is stopped, the
 * results are marked FAILED, the scratch files go, and no report is written.
 */
final class Interruption {

  /** Why an interrupted run has failed. */
  static final String REASON = "interrupted";

  private final Thread hook;
  private final CountDownLatch begun = new CountDownLatch(1);

  private Interruption(ResultDirectory results, ProcessGroup group, Path scratch) {
    this.hook = new Thread(() -> stop(results, group, scratch), "interruption");
  }

  /** Watches for the end of this JVM. */
  static Interruption handle(ResultDirectory results, ProcessGroup group, Path scratch) {
    Interruption interruption = new Interruption(results, group, scratch);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /**
   * Tells whether a failure comes from the run having been told to stop. Ctrl-C reaches the started
   * programs as well as this JVM, so their end may be seen here first: hence a moment's patience.
   */
  boolean explainsFailure() throws InterruptedException {
    return begun.await(1, TimeUnit.SECONDS);
  }

  /** The run has come to its end by itself. */
  void forget() {
    if (begun.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void stop(ResultDirectory results, ProcessGroup group, Path scratch) {
    begun.countDown();
    group.close();
    try {
      if (!results.manifest().isFinished()) {
        results.end(Instant.now(), List.of(REASON));
      }
      Scratch.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.err.println();
    System.err.println("interrupted; " + results.folder() + " is marked FAILED");
  }
}
