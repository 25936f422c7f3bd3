package dev.tegula.store.dynamodb;

import dev.tegula.store.RowAnswer;
import dev.tegula.store.RowItem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * The calls of one request, from the first to the retries, until every key has an answer. Calls run
 * side by side on the SDK's threads; each key belongs to one call at a time.
 */
final class BatchRead {

  /** Errors that one table of a call can cause, and that the other tables' rows need not share. */
  private static final Set<String> ONE_TABLES_FAULT =
      Set.of("ResourceNotFoundException", "AccessDeniedException", "ValidationException");

  private final DynamoDbAsyncClient client;
  private final Backoff backoff;
  private final ScheduledExecutorService timer;
  private final long deadlineNanos;
  private final Map<RowKey, RowAnswer> answers = new ConcurrentHashMap<>();

  BatchRead(
      DynamoDbAsyncClient client,
      Backoff backoff,
      ScheduledExecutorService timer,
      long deadlineNanos) {
    this.client = client;
    this.backoff = backoff;
    this.timer = timer;
    this.deadlineNanos = deadlineNanos;
  }

  /** Reads distinct keys, at most as many as one call takes; afterwards each has an answer. */
  CompletableFuture<Void> read(List<RowKey> keys) {
    return attempt(keys, 0);
  }

  RowAnswer answer(RowKey key) {
    return Objects.requireNonNull(answers.get(key), "no answer for a key that was read");
  }

  private CompletableFuture<Void> attempt(List<RowKey> keys, int retry) {
    long remainingNanos = deadlineNanos - System.nanoTime();
    if (remainingNanos <= 0) {
      return settle(keys, RowAnswer.Late.INSTANCE);
    }
    return call(request(keys, remainingNanos))
        .thenCompose(response -> accept(keys, response, retry))
        .exceptionallyCompose(failure -> explain(keys, failure));
  }

  private CompletableFuture<BatchGetItemResponse> call(BatchGetItemRequest request) {
    try {
      return client.batchGetItem(request);
    } catch (RuntimeException e) {
      // A closed client throws here instead of failing the future.
      return CompletableFuture.failedFuture(e);
    }
  }

  private static BatchGetItemRequest request(List<RowKey> keys, long remainingNanos) {
    Map<String, List<Map<String, AttributeValue>>> byTable = new LinkedHashMap<>();
    for (RowKey key : keys) {
      SdkBytes bytes = SdkBytes.fromByteArrayUnsafe(key.key().array());
      byTable
          .computeIfAbsent(key.table(), table -> new ArrayList<>())
          .add(Map.of(RowItem.KEY_ATTRIBUTE, AttributeValue.fromB(bytes)));
    }
    Map<String, KeysAndAttributes> items = new HashMap<>();
    byTable.forEach(
        (table, tableKeys) ->
            items.put(table, KeysAndAttributes.builder().keys(tableKeys).build()));
    Duration timeout = Duration.ofNanos(Math.max(remainingNanos, 1_000_000));
    return BatchGetItemRequest.builder()
        .requestItems(items)
        .overrideConfiguration(override -> override.apiCallTimeout(timeout))
        .build();
  }

  private CompletableFuture<Void> accept(
      List<RowKey> keys, BatchGetItemResponse response, int retry) {
    response
        .responses()
        .forEach((table, items) -> items.forEach(item -> answers.put(key(table, item), row(item))));
    Set<RowKey> unprocessed = new HashSet<>();
    response
        .unprocessedKeys()
        .forEach((table, left) -> left.keys().forEach(item -> unprocessed.add(key(table, item))));
    List<RowKey> again = new ArrayList<>();
    for (RowKey key : keys) {
      if (unprocessed.contains(key)) {
        again.add(key);
      } else {
        answers.putIfAbsent(key, RowAnswer.Absent.INSTANCE);
      }
    }
    return again.isEmpty() ? CompletableFuture.completedFuture(null) : later(again, retry);
  }

  private CompletableFuture<Void> later(List<RowKey> keys, int retry) {
    long delayNanos = backoff.delayNanos(retry);
    if (System.nanoTime() + delayNanos - deadlineNanos >= 0) {
      return settle(keys, RowAnswer.Late.INSTANCE);
    }
    CompletableFuture<Void> waited = new CompletableFuture<>();
    var unused = timer.schedule(() -> waited.complete(null), delayNanos, TimeUnit.NANOSECONDS);
    return waited.thenCompose(done -> attempt(keys, retry + 1));
  }

  private CompletableFuture<Void> explain(List<RowKey> keys, Throwable wrapped) {
    Throwable failure =
        wrapped instanceof CompletionException && wrapped.getCause() != null
            ? wrapped.getCause()
            : wrapped;
    if (failure instanceof ApiCallTimeoutException || System.nanoTime() - deadlineNanos >= 0) {
      return settle(keys, RowAnswer.Late.INSTANCE);
    }
    if (failure instanceof DynamoDbException refusal) {
      Collection<List<RowKey>> byTable = byTable(keys);
      if (byTable.size() > 1 && ONE_TABLES_FAULT.contains(code(refusal))) {
        return CompletableFuture.allOf(
            byTable.stream().map(this::read).toArray(CompletableFuture[]::new));
      }
      return settle(keys, new RowAnswer.Failed(reason(keys, refusal)));
    }
    return settle(keys, new RowAnswer.Failed("DynamoDB was not reached: " + failure.getMessage()));
  }

  private static Collection<List<RowKey>> byTable(List<RowKey> keys) {
    Map<String, List<RowKey>> byTable = new LinkedHashMap<>();
    keys.forEach(key -> byTable.computeIfAbsent(key.table(), t -> new ArrayList<>()).add(key));
    return byTable.values();
  }

  private static String reason(List<RowKey> keys, DynamoDbException refusal) {
    String message =
        refusal.awsErrorDetails() == null ? null : refusal.awsErrorDetails().errorMessage();
    return "DynamoDB %s %s: %s: %s"
        .formatted(
            refusal.isThrottlingException() ? "throttled" : "refused",
            keys.get(0).table(),
            code(refusal),
            message);
  }

  private static String code(DynamoDbException refusal) {
    return refusal.awsErrorDetails() == null
        ? "status " + refusal.statusCode()
        : refusal.awsErrorDetails().errorCode();
  }

  private CompletableFuture<Void> settle(List<RowKey> keys, RowAnswer answer) {
    keys.forEach(key -> answers.putIfAbsent(key, answer));
    return CompletableFuture.completedFuture(null);
  }

  private static RowKey key(String table, Map<String, AttributeValue> item) {
    AttributeValue key = Objects.requireNonNull(item.get(RowItem.KEY_ATTRIBUTE), "item key");
    return new RowKey(table, ByteBuffer.wrap(key.b().asByteArrayUnsafe()));
  }

  private static RowAnswer row(Map<String, AttributeValue> item) {
    @Nullable AttributeValue row = item.get(RowItem.ROW_ATTRIBUTE);
    if (row == null || row.b() == null) {
      return new RowAnswer.Failed(
          "the item has no binary attribute " + RowItem.ROW_ATTRIBUTE + ": not a packed row");
    }
    return new RowAnswer.Found(row.b().asByteArrayUnsafe());
  }
}
