package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.WarmThroughput;

/**
 * What an import cannot set on the table that it makes: separate calls afterwards.
 *
 * @param pointInTimeRecovery whether the table keeps continuous backups
 * @param ttlAttribute the attribute by which DynamoDB expires rows; null for none
 * @param warm throughput that the table is to be ready for at once, which AWS bills and never
 *     lowers again; null for what a new table has
 */
public record TableSettings(
    boolean pointInTimeRecovery,
    @Nullable String ttlAttribute,
    Map<String, String> tags,
    @Nullable Warm warm) {

  /** Nothing beyond what a new table is. */
  public static final TableSettings NONE = new TableSettings(false, null, Map.of(), null);

  private static final int MOST_ATTEMPTS = 120;

  public TableSettings {
    tags = Map.copyOf(tags);
  }

  /** The same for a table whose rows expire by an attribute. */
  public TableSettings expiringBy(String attribute) {
    return new TableSettings(pointInTimeRecovery, attribute, tags, warm);
  }

  /** Units a second. */
  public record Warm(long readUnitsPerSecond, long writeUnitsPerSecond) {}

  /**
   * Applies all settings; repeating it changes nothing.
   *
   * @return the warm throughput that the table then has, for the log: AWS does not document what an
   *     imported table begins with
   * @throws BackfillException naming table and setting
   */
  public Optional<Warm> apply(DynamoDbClient dynamoDb, String table, Pause pause) {
    RowTable.awaitActive(dynamoDb, table, pause);
    if (pointInTimeRecovery) {
      calling(table, "point in time recovery", () -> recoverable(dynamoDb, table, pause));
    }
    String attribute = ttlAttribute;
    if (attribute != null) {
      calling(table, "TTL", () -> expire(dynamoDb, table, attribute));
    }
    if (!tags.isEmpty()) {
      calling(table, "tags", () -> tag(dynamoDb, table));
    }
    Warm wanted = warm;
    if (wanted != null) {
      calling(table, "warm throughput", () -> warm(dynamoDb, table, wanted));
      RowTable.awaitActive(dynamoDb, table, pause);
    }
    return warmThroughput(dynamoDb, table);
  }

  private static void calling(String table, String setting, Runnable call) {
    try {
      call.run();
    } catch (DynamoDbException e) {
      throw new BackfillException(
          "table %s: %s: %s".formatted(table, setting, BackfillException.oneLine(e)), e);
    }
  }

  /** DynamoDB refuses this for some moments after a table has come to be. */
  private static void recoverable(DynamoDbClient dynamoDb, String table, Pause pause) {
    for (int attempt = 1; ; attempt++) {
      try {
        dynamoDb.updateContinuousBackups(
            update ->
                update
                    .tableName(table)
                    .pointInTimeRecoverySpecification(on -> on.pointInTimeRecoveryEnabled(true)));
        return;
      } catch (ContinuousBackupsUnavailableException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        RowTable.pauseFor(table, pause);
      }
    }
  }

  private static void expire(DynamoDbClient dynamoDb, String table, String wanted) {
    // Switching on what is on is an error to DynamoDB.
    String present =
        dynamoDb
            .describeTimeToLive(describe -> describe.tableName(table))
            .timeToLiveDescription()
            .attributeName();
    if (!wanted.equals(present)) {
      dynamoDb.updateTimeToLive(
          update ->
              update
                  .tableName(table)
                  .timeToLiveSpecification(ttl -> ttl.attributeName(wanted).enabled(true)));
    }
  }

  private void tag(DynamoDbClient dynamoDb, String table) {
    String arn = dynamoDb.describeTable(describe -> describe.tableName(table)).table().tableArn();
    dynamoDb.tagResource(
        request ->
            request
                .resourceArn(arn)
                .tags(
                    new TreeMap<>(tags)
                        .entrySet().stream()
                            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()))
                            .map(Tag.Builder::build)
                            .toList()));
  }

  private static void warm(DynamoDbClient dynamoDb, String table, Warm wanted) {
    WarmThroughput throughput =
        WarmThroughput.builder()
            .readUnitsPerSecond(wanted.readUnitsPerSecond())
            .writeUnitsPerSecond(wanted.writeUnitsPerSecond())
            .build();
    dynamoDb.updateTable(update -> update.tableName(table).warmThroughput(throughput));
  }

  private static Optional<Warm> warmThroughput(DynamoDbClient dynamoDb, String table) {
    return Optional.ofNullable(
            dynamoDb.describeTable(describe -> describe.tableName(table)).table().warmThroughput())
        .map(warm -> new Warm(warm.readUnitsPerSecond(), warm.writeUnitsPerSecond()));
  }
}
