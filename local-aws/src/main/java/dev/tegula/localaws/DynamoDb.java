package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.ImportTarget;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.mapper.DynamoDbObjectMapper;

/**
 * DynamoDB Local, in memory, one database for all credentials. Its HTTP side is a Jetty handler; an
 * import fills it directly, without a detour over HTTP. Thread-safe.
 */
final class DynamoDb implements ImportTarget, AutoCloseable {

  /** Any letters and digits will do: all credentials share one database. */
  private static final String ACCESS_KEY = "local";

  private static final String REGION = "us-east-1";

  private final DynamoDbObjectMapper json = new DynamoDbObjectMapper();
  private final LocalDynamoDBRequestHandler requests =
      new LocalDynamoDBRequestHandler(0, true, null, true, false);

  /** Answers the wire protocol. */
  Handler handler() {
    return new LocalDynamoDBServerHandler(requests, null);
  }

  /** The table as DescribeTable's answer has it, without what DynamoDB Local lacks. */
  ObjectNode describeTable(String table) {
    TableDescription described =
        requests
            .describeTable(
                ACCESS_KEY, REGION, DescribeTableRequest.builder().tableName(table).build())
            .table();
    return json.valueToTree(described);
  }

  @Override
  public Table createTable(JsonNode parameters) {
    CreateTableRequest.Builder request =
        (CreateTableRequest.Builder)
            json.convertValue(parameters, CreateTableRequest.serializableBuilderClass());
    TableDescription created =
        requests.createTable(ACCESS_KEY, REGION, request.build()).tableDescription();
    return Table.of(created);
  }

  @Override
  public void deleteTable(String table) {
    requests.deleteTable(ACCESS_KEY, REGION, DeleteTableRequest.builder().tableName(table).build());
  }

  @Override
  public boolean exists(String table) {
    try {
      requests.describeTable(
          ACCESS_KEY, REGION, DescribeTableRequest.builder().tableName(table).build());
      return true;
    } catch (DynamoDbException e) {
      return false;
    }
  }

  @Override
  public void putAll(String table, List<Map<String, AttributeValue>> items) {
    List<WriteRequest> writes =
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .toList();
    Map<String, List<WriteRequest>> pending = Map.of(table, writes);
    while (!pending.isEmpty()) {
      pending =
          requests
              .batchWriteItem(
                  ACCESS_KEY, REGION, BatchWriteItemRequest.builder().requestItems(pending).build())
              .unprocessedItems();
    }
  }

  @Override
  public void put(String table, Map<String, AttributeValue> item) {
    requests.putItem(
        ACCESS_KEY, REGION, PutItemRequest.builder().tableName(table).item(item).build());
  }

  @Override
  public void close() {
    requests.shutdown();
  }
}
