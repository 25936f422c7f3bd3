package dev.tegula.rig;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the server's metrics at the start and at the end of the measured window. The readings are
 * made by another thread than the one that asks for them.
 */
public final class ServerWindow {

  private static final long LOOK_MILLIS = 50;
  private static final long STOPPED_WAIT_MILLIS = 1_000;

  private final Supplier<CompletionStage<Answer>> metrics;
  private final LongSupplier nanoTime;
  private final CompletableFuture<Reading> start = new CompletableFuture<>();
  private final CompletableFuture<Reading> end = new CompletableFuture<>();

  /** Readings of a server that are still to be made. */
  public ServerWindow(HttpTarget target, LongSupplier nanoTime) {
    this(() -> target.metrics().toCompletionStage(), nanoTime);
  }

  ServerWindow(Supplier<CompletionStage<Answer>> metrics, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  private record Reading(MetricsPage page, long atNanos) {}

  void readStart() {
    read(start);
  }

  void readEnd() {
    read(end);
  }

  /**
   * What the server did between the two readings. When one is missing the run is stopped with that
   * as the reason, and null returned.
   *
   * @param timeout for both readings together; a run that was stopped waits for a moment only
   */
  @Nullable ServerWork await(StopSignal stop, Duration timeout) throws InterruptedException {
    CompletableFuture<ServerWork> work =
        start.thenCombine(
            end,
            (first, last) ->
                ServerWork.between(first.page, last.page, (last.atNanos - first.atNanos) / 1e9));
    long waited = 0;
    while (true) {
      try {
        return work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        stop.stop("store reads unknown: " + (cause == null ? e.getMessage() : cause.getMessage()));
        return null;
      } catch (TimeoutException e) {
        waited += LOOK_MILLIS;
        if (waited >= (stop.isSet() ? STOPPED_WAIT_MILLIS : timeout.toMillis())) {
          stop.stop(
              "store reads unknown: no answer from /metrics within " + timeout.toMillis() + " ms");
          return null;
        }
      }
    }
  }

  private void read(CompletableFuture<Reading> reading) {
    var unused =
        metrics
            .get()
            .thenApply(page -> new Reading(MetricsPage.of(page), nanoTime.getAsLong()))
            .whenComplete(
                (made, failure) -> {
                  if (failure == null) {
                    reading.complete(made);
                  } else {
                    reading.completeExceptionally(
                        failure.getCause() == null ? failure : failure.getCause());
                  }
                });
  }
}
