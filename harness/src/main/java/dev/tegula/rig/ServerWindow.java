package dev.tegula.rig;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of all servers of a run at the start and at the end of the measured window. The
 * readings are made by other threads than the one that asks for them.
 */
public final class ServerWindow {

  private static final long LOOK_MILLIS = 50;
  private static final long STOPPED_WAIT_MILLIS = 1_000;

  private final List<ServerReadings> servers;

  /**
   * Readings that are still to be made.
   *
   * @param targets at least one
   */
  public static ServerWindow of(List<HttpTarget> targets, LongSupplier nanoTime) {
    return new ServerWindow(
        targets.stream()
            .<Supplier<CompletionStage<Answer>>>map(
                target -> () -> target.metrics().toCompletionStage())
            .toList(),
        nanoTime);
  }

  ServerWindow(List<Supplier<CompletionStage<Answer>>> pages, LongSupplier nanoTime) {
    servers = pages.stream().map(page -> new ServerReadings(page, nanoTime)).toList();
  }

  void readStart() {
    servers.forEach(ServerReadings::readStart);
  }

  void readEnd() {
    servers.forEach(ServerReadings::readEnd);
  }

  /**
   * What the servers did between the two readings, together. When a reading is missing the run is
   * stopped with that as the reason, and null returned.
   *
   * @param timeout for all readings together; a run that was stopped waits for a moment only
   */
  @Nullable ServerWork await(StopSignal stop, Duration timeout) throws InterruptedException {
    CompletableFuture<ServerWork> work =
        servers.stream()
            .map(ServerReadings::work)
            .reduce((one, other) -> one.thenCombine(other, ServerWork::plus))
            .orElseThrow();
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
}
