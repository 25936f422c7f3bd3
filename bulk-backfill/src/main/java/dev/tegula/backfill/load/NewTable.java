package dev.tegula.backfill.load;

import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.report.BackfillException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Makes the table of a load that writes rows by itself. Usable from any thread. */
public final class NewTable {

  /** Tells a table that an unanswered request of ours has made from one of somebody else. */
  private static final String LOAD_TAG = "tegula:load";

  private final DynamoDbClient dynamoDb;
  private final Pause pause;

  public NewTable(DynamoDbClient dynamoDb, Pause pause) {
    this.dynamoDb = dynamoDb;
    this.pause = pause;
  }

  /**
   * Makes the request's table, or finds that the same request has made it before, and waits until
   * it takes rows.
   *
   * @return false when the table is somebody else's
   */
  public boolean make(LoadRequest request) {
    String table = request.table();
    if (!create(table, LoadToken.of(request)) && !isOf(table, LoadToken.of(request))) {
      return false;
    }
    RowTable.awaitActive(dynamoDb, table, pause);
    return true;
  }

  private boolean create(String table, String token) {
    try {
      dynamoDb.createTable(
          create ->
              create
                  .tableName(table)
                  .billingMode(RowTable.BILLING)
                  .attributeDefinitions(RowTable.KEY)
                  .keySchema(RowTable.KEY_SCHEMA)
                  .tags(tag -> tag.key(LOAD_TAG).value(token)));
      return true;
    } catch (ResourceInUseException e) {
      return false;
    } catch (DynamoDbException e) {
      throw new BackfillException(
          "table %s: cannot be made: %s".formatted(table, BackfillException.oneLine(e)), e);
    }
  }

  private boolean isOf(String table, String token) {
    String arn = dynamoDb.describeTable(describe -> describe.tableName(table)).table().tableArn();
    return dynamoDb.listTagsOfResource(list -> list.resourceArn(arn)).tags().stream()
        .anyMatch(tag -> tag.key().equals(LOAD_TAG) && tag.value().equals(token));
  }
}
