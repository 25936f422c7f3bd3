package dev.tegula.backfill.run;

import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import dev.tegula.store.dynamodb.Superseded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * Deletes tables that nobody needs any more. The table that was active before stays, so that a
 * rollback is instant; older ones go once no server can read them any more: a server learns of a
 * publication within its poll interval, may miss one poll, and finishes the requests that it had.
 */
final class Retirement {

  /** Twice the servers' poll interval of a second, and longer than any request's deadline. */
  private static final Duration GRACE = Duration.ofSeconds(2 + 10);

  private static final int PREVIOUS_KEPT = 1;

  private final DynamoDbClient dynamoDb;
  private final DynamoDbActiveGenerations generations;
  private final Clock clock;

  Retirement(DynamoDbClient dynamoDb, DynamoDbActiveGenerations generations, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.generations = generations;
    this.clock = clock;
  }

  /**
   * What was deleted, and what could not be.
   *
   * @param left tables that were never published and still come into being
   */
  record Retired(int deleted, List<String> left) {}

  /**
   * Retires the old tables of a group; those whose time has not come are left for the next time.
   *
   * @param never tables that were never published
   */
  Retired retire(String tableGroup, List<String> never) {
    Instant before = clock.instant().minus(GRACE);
    List<Superseded> history = generations.history(tableGroup);
    Set<String> published = new HashSet<>();
    history.forEach(old -> published.add(old.generation().location()));
    Optional.ofNullable(generations.current().get(tableGroup))
        .ifPresent(active -> published.add(active.location()));
    List<String> left = new ArrayList<>();
    int deleted = 0;
    for (String table : never) {
      if (!published.contains(table)) {
        switch (delete(table)) {
          case DELETED -> deleted++;
          case BUSY -> left.add(table);
          case GONE -> {}
        }
      }
    }
    for (Superseded old : history.stream().skip(PREVIOUS_KEPT).toList()) {
      boolean due = old.at().isBefore(before);
      deleted += due && delete(old.generation().location()) == Outcome.DELETED ? 1 : 0;
    }
    return new Retired(deleted, left);
  }

  private enum Outcome {
    DELETED,
    GONE,
    BUSY
  }

  private Outcome delete(String table) {
    try {
      dynamoDb.deleteTable(request -> request.tableName(table));
      return Outcome.DELETED;
    } catch (ResourceNotFoundException e) {
      return Outcome.GONE;
    } catch (ResourceInUseException e) {
      return Outcome.BUSY;
    }
  }
}
