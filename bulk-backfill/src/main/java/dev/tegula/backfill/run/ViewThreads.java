package dev.tegula.backfill.run;

import dev.tegula.backfill.report.BackfillException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Runs views side by side; closing it ends the call of {@link #run} as well. */
final class ViewThreads implements AutoCloseable {

  private static final String STOPPED = "stopped";

  private final ExecutorService threads;

  /**
   * @param most views at once
   */
  ViewThreads(int most) {
    this.threads = Executors.newFixedThreadPool(most);
  }

  /**
   * Runs all views to their ends.
   *
   * @return one line for each view that failed
   */
  List<String> run(List<? extends ViewTask> views) {
    List<Future<?>> running = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (ViewTask view : views) {
      try {
        running.add(threads.submit(view::run));
      } catch (RejectedExecutionException e) {
        failures.add(STOPPED);
      }
    }
    for (Future<?> view : running) {
      try {
        view.get();
      } catch (ExecutionException e) {
        failures.add(BackfillException.oneLine(e));
      } catch (CancellationException e) {
        failures.add(STOPPED);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add(STOPPED);
        break;
      }
    }
    return failures;
  }

  /** Interrupts what runs; what waits is cancelled, as nobody else would ever end it. */
  @Override
  public void close() {
    threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
  }
}
