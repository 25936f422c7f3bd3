package dev.tegula.service;

import dev.tegula.service.FeatureVector.Work;
import dev.tegula.service.PlannedRows.ItemRead;
import dev.tegula.store.Generation;
import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A feature service that answers requests from the generations that are active. Usable from any
 * thread; a request keeps the generations that it began with.
 */
public final class ServedService {

  /** The generation of each read, or why there is none. */
  private record Binding(List<Generation> generations, @Nullable String unreadyReason) {}

  private final ServingPlan plan;
  private final VectorPool pool;
  private final OnlineStore store;
  private final LongSupplier nanoClock;
  private volatile Binding binding;

  ServedService(ServingPlan plan, OnlineStore store, LongSupplier nanoClock) {
    this.plan = plan;
    this.pool = new VectorPool(plan);
    this.store = store;
    this.nanoClock = nanoClock;
    this.binding = new Binding(List.of(), "feature service " + plan.service() + ": not ready yet");
  }

  void bind(Map<String, ViewState> views) {
    List<Generation> generations = new ArrayList<>();
    for (ViewRead read : plan.reads()) {
      ViewState state = views.get(read.viewName());
      if (state instanceof ViewState.Ready ready) {
        generations.add(ready.generation());
      } else {
        binding =
            new Binding(
                List.of(),
                state == null
                    ? "feature view " + read.viewName() + ": online: false (expected: true)"
                    : state.description());
        return;
      }
    }
    binding = new Binding(List.copyOf(generations), null);
  }

  public ServingPlan plan() {
    return plan;
  }

  /** Why the service cannot be answered now, if it cannot. */
  public Optional<String> unreadyReason() {
    return Optional.ofNullable(binding.unreadyReason());
  }

  /**
   * Answers one request on the caller's thread or the store's, whichever has the store's answer.
   */
  public CompletionStage<FeatureVector> serve(RowKeys keys, ServeOptions options) {
    return serve(keys, options, Runnable::run);
  }

  /**
   * Answers one request.
   *
   * @param keys from this service's {@link ServingPlan#rowKeys}
   * @param executor takes up the store's answer: merges the rows, computes what depends on them and
   *     completes the stage
   * @return the vector, to be closed by whoever takes it; or a {@link ViewUnreadyException}, or a
   *     {@link StoreFailedException}
   */
  public CompletionStage<FeatureVector> serve(
      RowKeys keys, ServeOptions options, Executor executor) {
    Binding bound = binding;
    if (bound.unreadyReason() != null) {
      return CompletableFuture.failedFuture(new ViewUnreadyException(bound.unreadyReason()));
    }
    List<Generation> generations = bound.generations();
    List<RowRead> reads = reads(keys, generations);
    long startedNanos = nanoClock.getAsLong();
    return store
        .read(reads, options.deadlineNanos())
        .handleAsync(
            (answers, failure) -> {
              if (failure != null) {
                throw storeFailed(failure);
              }
              long answeredNanos = nanoClock.getAsLong();
              return filled(
                  vector -> {
                    vector.merge(keys, generations, answers, options.coerceNullCountsToZero());
                    long mergedNanos = nanoClock.getAsLong();
                    vector.compute();
                    vector.work(
                        new Work(
                            reads.size(),
                            bytes(answers),
                            answeredNanos - startedNanos,
                            mergedNanos - answeredNanos,
                            nanoClock.getAsLong() - mergedNanos));
                  });
            },
            executor);
  }

  private static StoreFailedException storeFailed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return new StoreFailedException("store: " + (message == null ? cause : message), cause);
  }

  private List<RowRead> reads(RowKeys keys, List<Generation> generations) {
    List<ItemRead> items = plan.items();
    List<RowRead> reads = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      ItemRead item = items.get(i);
      byte[] key = keys.key(item.key());
      if (key != null) {
        reads.add(new RowRead(generations.get(item.firstRead()).location(), key));
      }
    }
    return reads;
  }

  private FeatureVector filled(Consumer<FeatureVector> filling) {
    FeatureVector vector = pool.take();
    boolean filled = false;
    try {
      filling.accept(vector);
      filled = true;
      return vector;
    } finally {
      if (!filled) {
        vector.close();
      }
    }
  }

  private static long bytes(List<RowAnswer> answers) {
    long bytes = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof RowAnswer.Found found) {
        bytes += found.row().length;
      }
    }
    return bytes;
  }
}
