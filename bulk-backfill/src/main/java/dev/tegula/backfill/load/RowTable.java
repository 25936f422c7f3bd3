package dev.tegula.backfill.load;

import dev.tegula.store.RowItem;
import java.util.concurrent.CancellationException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The shape of every table of packed rows. */
final class RowTable {

  static final BillingMode BILLING = BillingMode.PAY_PER_REQUEST;
  static final AttributeDefinition KEY =
      AttributeDefinition.builder()
          .attributeName(RowItem.KEY_ATTRIBUTE)
          .attributeType(ScalarAttributeType.B)
          .build();
  static final KeySchemaElement KEY_SCHEMA =
      KeySchemaElement.builder().attributeName(RowItem.KEY_ATTRIBUTE).keyType(KeyType.HASH).build();

  private static final long PAUSE_MILLIS = 500;

  private RowTable() {}

  /** Waits until the table takes rows and changes. */
  static void awaitActive(DynamoDbClient dynamoDb, String table, Pause pause) {
    while (dynamoDb.describeTable(describe -> describe.tableName(table)).table().tableStatus()
        != TableStatus.ACTIVE) {
      pauseFor(table, pause);
    }
  }

  static void pauseFor(String table, Pause pause) {
    try {
      pause.forMillis(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while waiting for table " + table);
    }
  }
}
