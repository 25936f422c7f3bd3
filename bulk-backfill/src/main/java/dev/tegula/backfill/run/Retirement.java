package dev.tegula.backfill.run;

import dev.tegula.store.Generation;
import dev.tegula.store.dynamodb.DynamoDbActiveGenerations;
import dev.tegula.store.dynamodb.Superseded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
   * Retires the old tables of a group; those whose time has not come are left for the next time.
   *
   * @param never tables that were never published
   * @return how many were deleted
   */
  int retire(String tableGroup, List<String> never) {
    List<String> due = new ArrayList<>(never);
    Instant before = clock.instant().minus(GRACE);
    generations.history(tableGroup).stream()
        .skip(PREVIOUS_KEPT)
        .filter(old -> old.at().isBefore(before))
        .map(Superseded::generation)
        .map(Generation::location)
        .forEach(due::add);
    return (int) due.stream().filter(this::delete).count();
  }

  private boolean delete(String table) {
    try {
      dynamoDb.deleteTable(request -> request.tableName(table));
      return true;
    } catch (ResourceNotFoundException | ResourceInUseException e) {
      // Gone already, or going.
      return false;
    }
  }
}
