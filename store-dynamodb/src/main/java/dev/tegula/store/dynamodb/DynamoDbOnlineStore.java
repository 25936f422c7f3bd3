package dev.tegula.store.dynamodb;

import dev.tegula.store.OnlineStore;
import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowRead;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Reads packed rows with BatchGetItem across tables, eventually consistent: at most 100 keys a
 * call, each distinct key once. Owns its client. Usable from any thread; stages complete on the
 * SDK's threads.
 */
public final class DynamoDbOnlineStore implements OnlineStore {

  /** BatchGetItem takes no more. */
  static final int MAX_KEYS = 100;

  private final DynamoDbAsyncClient client;
  private final Backoff backoff;
  private final ScheduledExecutorService timer;
  private volatile boolean closed;

  /**
   * @param client closed with this store
   */
  public DynamoDbOnlineStore(DynamoDbAsyncClient client) {
    this(client, new Random());
  }

  /**
   * @param random safe for use from several threads
   */
  DynamoDbOnlineStore(DynamoDbAsyncClient client, RandomGenerator random) {
    this.client = client;
    this.backoff = new Backoff(random);
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "dynamodb-retries");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos) {
    if (closed) {
      return CompletableFuture.failedFuture(new IllegalStateException("the store is closed"));
    }
    List<RowKey> keys = new ArrayList<>(reads.size());
    for (RowRead read : reads) {
      keys.add(RowKey.of(read.location(), read.key()));
    }
    List<RowKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
    BatchRead batch = new BatchRead(client, backoff, timer, deadlineNanos);
    List<CompletableFuture<Void>> calls = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += MAX_KEYS) {
      calls.add(batch.read(distinct.subList(from, Math.min(distinct.size(), from + MAX_KEYS))));
    }
    return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
        .thenApply(done -> keys.stream().map(batch::answer).toList());
  }

  /** Rows that wait for a retry are answered as failed or late. */
  @Override
  public void close() {
    closed = true;
    timer.shutdown();
    client.close();
  }
}
