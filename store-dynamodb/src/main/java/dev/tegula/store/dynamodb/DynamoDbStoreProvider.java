package dev.tegula.store.dynamodb;

import dev.tegula.store.StoreProvider;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Opens the store named {@code dynamodb}. */
public final class DynamoDbStoreProvider implements StoreProvider {

  /** Enough for 2,500 calls a second of 50 ms each. */
  private static final int READ_CONCURRENCY = 128;

  /** The poll has connections of its own, so that a burst of reads does not make servers stale. */
  private static final int POLL_CONCURRENCY = 2;

  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public Opened open(Settings settings) {
    if (settings.load().isPresent()) {
      throw new IllegalArgumentException(
          "load: " + settings.load().get() + " (expected: none, as DynamoDB holds the rows)");
    }
    DynamoDbAsyncClient reads =
        DynamoDbClients.open(settings.endpoint(), settings.region(), READ_CONCURRENCY);
    DynamoDbAsyncClient polls =
        DynamoDbClients.open(settings.endpoint(), settings.region(), POLL_CONCURRENCY);
    return new Opened(
        new DynamoDbOnlineStore(reads),
        new DynamoDbActiveGenerations(polls, Clock.systemUTC(), POLL_TIMEOUT));
  }
}
