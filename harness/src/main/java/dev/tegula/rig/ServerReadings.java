package dev.tegula.rig;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The two readings of one server's metrics. */
final class ServerReadings {

  private final Supplier<CompletionStage<Answer>> page;
  private final LongSupplier nanoTime;
  private final CompletableFuture<Reading> start = new CompletableFuture<>();
  private final CompletableFuture<Reading> end = new CompletableFuture<>();

  ServerReadings(Supplier<CompletionStage<Answer>> page, LongSupplier nanoTime) {
    this.page = page;
    this.nanoTime = nanoTime;
  }

  private record Reading(MetricsPage page, long atNanos) {}

  void readStart() {
    read(start);
  }

  void readEnd() {
    read(end);
  }

  /** What the server did between the two, once both are made. */
  CompletableFuture<ServerWork> work() {
    return start.thenCombine(
        end,
        (first, last) ->
            ServerWork.between(first.page, last.page, (last.atNanos - first.atNanos) / 1e9));
  }

  private void read(CompletableFuture<Reading> reading) {
    var unused =
        page.get()
            .thenApply(answer -> new Reading(MetricsPage.of(answer), nanoTime.getAsLong()))
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
