package dev.tegula.rig;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Reads the server's counter of store reads at the start and at the end of the measured window.
 * Reading belongs to the event loop, asking for the outcome to another thread.
 */
final class StoreReadCounter {

  private static final double NANOS_PER_SECOND = 1e9;

  private final HttpTarget target;
  private final LongSupplier offsetNanos;
  private final CompletableFuture<Reading> start = new CompletableFuture<>();
  private final CompletableFuture<Reading> end = new CompletableFuture<>();

  StoreReadCounter(HttpTarget target, LongSupplier offsetNanos) {
    this.target = target;
    this.offsetNanos = offsetNanos;
  }

  private record Reading(double rows, long atNanos) {}

  void readStart() {
    read(start);
  }

  void readEnd() {
    read(end);
  }

  /**
   * Rows a second between the two readings. When one is missing the run is stopped with that as the
   * reason, and 0 returned.
   */
  double perSecond(StopSignal stop, Duration timeout) throws InterruptedException {
    try {
      Reading first = start.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      Reading last = end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return (last.rows - first.rows) / ((last.atNanos - first.atNanos) / NANOS_PER_SECOND);
    } catch (ExecutionException e) {
      stop.stop("store reads unknown: " + String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      stop.stop("store reads unknown: no answer from /metrics within " + timeout);
    }
    return 0;
  }

  private void read(CompletableFuture<Reading> reading) {
    target
        .metrics()
        .map(page -> new Reading(StoreReads.parse(page), offsetNanos.getAsLong()))
        .onComplete(reading::complete, reading::completeExceptionally);
  }
}
