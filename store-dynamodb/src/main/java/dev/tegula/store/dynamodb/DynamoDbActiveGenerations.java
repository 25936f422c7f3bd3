package dev.tegula.store.dynamodb;

import dev.tegula.store.ActiveGenerations;
import dev.tegula.store.Generation;
import dev.tegula.store.GenerationConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbAsyncWaiter;

/**
 * The active generations as one item per table group in the table {@value #TABLE}, which the first
 * publication creates. An item also keeps its last ten predecessors. Owns its client. Calls block;
 * usable from any thread.
 */
public final class DynamoDbActiveGenerations implements ActiveGenerations {

  public static final String TABLE = "tegula_generations";

  private static final Duration CREATION_TIMEOUT = Duration.ofMinutes(2);

  private final DynamoDbAsyncClient client;
  private final Clock clock;
  private final Duration callTimeout;

  /**
   * @param client closed with this object
   * @param clock tells when a generation ceases to be active
   * @param callTimeout how long one call may take, attempts included
   */
  public DynamoDbActiveGenerations(DynamoDbAsyncClient client, Clock clock, Duration callTimeout) {
    this.client = client;
    this.clock = clock;
    this.callTimeout = callTimeout;
  }

  /** Strongly consistent; empty as long as nothing has ever been published. */
  @Override
  public Map<String, Generation> current() {
    Map<String, Generation> current = new HashMap<>();
    Map<String, AttributeValue> start = Map.of();
    do {
      ScanResponse page;
      try {
        page = await(client.scan(scan(start)));
      } catch (ResourceNotFoundException e) {
        return Map.of();
      }
      for (Map<String, AttributeValue> item : page.items()) {
        Generation generation = GenerationItem.read(item);
        current.put(generation.tableGroup(), generation);
      }
      start = page.lastEvaluatedKey();
    } while (!start.isEmpty());
    return Map.copyOf(current);
  }

  private ScanRequest scan(Map<String, AttributeValue> start) {
    // By placeholders, as some of the names are reserved words.
    Map<String, String> names = new HashMap<>();
    List<String> placeholders = new ArrayList<>();
    for (String name : GenerationItem.GENERATION_ATTRIBUTES) {
      names.put("#" + name, name);
      placeholders.add("#" + name);
    }
    return ScanRequest.builder()
        .tableName(TABLE)
        .consistentRead(true)
        .projectionExpression(String.join(", ", placeholders))
        .expressionAttributeNames(names)
        .exclusiveStartKey(start.isEmpty() ? null : start)
        .overrideConfiguration(callTimeout())
        .build();
  }

  /** What was active before, newest first, every table once; empty when nothing was. */
  public List<Superseded> history(String tableGroup) {
    try {
      return GenerationItem.history(item(tableGroup));
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void publish(Generation next) {
    publish(next, List.of());
  }

  /**
   * Publishes together with other writes, all or none.
   *
   * @throws GenerationConflictException when another publication came first
   * @throws TransactionCanceledException when one of the other writes was refused; the reasons are
   *     in their order
   */
  public void publish(Generation next, List<TransactWriteItem> together) {
    Map<String, AttributeValue> previous = previous(next);
    long active = previous.isEmpty() ? 0 : GenerationItem.read(previous).number();
    if (active != next.number() - 1) {
      throw new GenerationConflictException(
          "generation %d of %s: the active one is %s (expected: %d)"
              .formatted(
                  next.number(),
                  next.tableGroup(),
                  active == 0 ? "none" : String.valueOf(active),
                  next.number() - 1));
    }
    List<TransactWriteItem> writes = new ArrayList<>(together);
    writes.add(TransactWriteItem.builder().put(put(previous, next)).build());
    try {
      await(
          client.transactWriteItems(
              request -> request.transactItems(writes).overrideConfiguration(callTimeout())));
    } catch (TransactionCanceledException e) {
      if (refused(e, together.size())) {
        throw new GenerationConflictException(
            "generation %d of %s: another publication came first (expected: none)"
                .formatted(next.number(), next.tableGroup()));
      }
      throw e;
    }
  }

  private static boolean refused(TransactionCanceledException canceled, int position) {
    List<CancellationReason> reasons = canceled.cancellationReasons();
    return reasons.size() > position
        && !"None".equals(reasons.get(position).code())
        && reasons.subList(0, position).stream().allMatch(reason -> "None".equals(reason.code()));
  }

  private Put put(Map<String, AttributeValue> previous, Generation next) {
    long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    Put.Builder put =
        Put.builder().tableName(TABLE).item(GenerationItem.succeeding(previous, next, nowMicros));
    if (previous.isEmpty()) {
      return put.conditionExpression("attribute_not_exists(#key)")
          .expressionAttributeNames(Map.of("#key", GenerationItem.TABLE_GROUP))
          .build();
    }
    return put.conditionExpression("#number = :previous")
        .expressionAttributeNames(Map.of("#number", GenerationItem.NUMBER))
        .expressionAttributeValues(
            Map.of(":previous", AttributeValue.fromN(Long.toString(next.number() - 1))))
        .build();
  }

  /** The active item of the same group, or an empty one; the table exists afterwards. */
  private Map<String, AttributeValue> previous(Generation next) {
    try {
      return item(next.tableGroup());
    } catch (ResourceNotFoundException e) {
      createTable();
      return Map.of();
    }
  }

  private Map<String, AttributeValue> item(String tableGroup) {
    return await(
            client.getItem(
                get ->
                    get.tableName(TABLE)
                        .key(Map.of(GenerationItem.TABLE_GROUP, AttributeValue.fromS(tableGroup)))
                        .consistentRead(true)
                        .overrideConfiguration(callTimeout())))
        .item();
  }

  private void createTable() {
    try {
      await(
          client.createTable(
              table ->
                  table
                      .tableName(TABLE)
                      .attributeDefinitions(
                          a ->
                              a.attributeName(GenerationItem.TABLE_GROUP)
                                  .attributeType(ScalarAttributeType.S))
                      .keySchema(
                          k -> k.attributeName(GenerationItem.TABLE_GROUP).keyType(KeyType.HASH))
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .overrideConfiguration(callTimeout())));
    } catch (ResourceInUseException e) {
      // Somebody else creates it; both wait for it.
    }
    try (DynamoDbAsyncWaiter waiter = DynamoDbAsyncWaiter.builder().client(client).build()) {
      await(
          waiter.waitUntilTableExists(
              table -> table.tableName(TABLE),
              wait -> wait.maxAttempts(Integer.MAX_VALUE).waitTimeout(CREATION_TIMEOUT)));
    }
  }

  private AwsRequestOverrideConfiguration callTimeout() {
    return AwsRequestOverrideConfiguration.builder().apiCallTimeout(callTimeout).build();
  }

  private static <T> T await(CompletableFuture<T> call) {
    try {
      return call.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
