package dev.tegula.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table and its keys: the table group, and what of it. */
final class JournalTable {

  static final String NAME = "tegula_journal";
  static final String GROUP = "tableGroup";
  static final String ENTRY = "entry";

  private JournalTable() {}

  /** Makes the table when it is missing, and waits until it can be used. */
  static void require(DynamoDbClient client) {
    try {
      client.describeTable(request -> request.tableName(NAME));
    } catch (ResourceNotFoundException e) {
      create(client);
    }
    client.waiter().waitUntilTableExists(request -> request.tableName(NAME));
  }

  private static void create(DynamoDbClient client) {
    try {
      client.createTable(
          table ->
              table
                  .tableName(NAME)
                  .attributeDefinitions(
                      a -> a.attributeName(GROUP).attributeType(ScalarAttributeType.S),
                      a -> a.attributeName(ENTRY).attributeType(ScalarAttributeType.S))
                  .keySchema(
                      k -> k.attributeName(GROUP).keyType(KeyType.HASH),
                      k -> k.attributeName(ENTRY).keyType(KeyType.RANGE))
                  .billingMode(BillingMode.PAY_PER_REQUEST));
    } catch (ResourceInUseException e) {
      // Somebody else creates it; both wait for it.
    }
  }

  static Map<String, AttributeValue> key(String group, String entry) {
    return Map.of(GROUP, AttributeValue.fromS(group), ENTRY, AttributeValue.fromS(entry));
  }

  /**
   * @throws IllegalStateException when the item lacks it
   */
  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw wrong(item, name, "a string");
    }
    return value.s();
  }

  /**
   * @throws IllegalStateException when the item lacks it
   */
  static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw wrong(item, name, "a number");
    }
    return Long.parseLong(value.n());
  }

  private static IllegalStateException wrong(
      Map<String, AttributeValue> item, String name, String expected) {
    return new IllegalStateException(
        "%s: %s: %s: %s (expected: %s)"
            .formatted(NAME, item.get(ENTRY), name, item.get(name), expected));
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
