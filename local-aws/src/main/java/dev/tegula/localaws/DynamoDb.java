package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.AwsException;
import dev.tegula.localaws.imports.ImportTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Handler;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
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

  /** The table as DescribeTable's answer has it, with the id that DynamoDB Local leaves out. */
  Optional<ObjectNode> describeTable(String table) {
    return described(table)
        .map(
            description -> {
              ObjectNode members = json.valueToTree(description);
              return members.put("TableId", tableId(description));
            });
  }

  /** A table's name that was told as such or by an ARN. */
  static String tableName(JsonNode nameOrArn) {
    String text = nameOrArn.asText();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The names of all tables that a request is about. */
  static List<String> tablesOf(JsonNode request) {
    List<String> tables = new ArrayList<>();
    request.path("RequestItems").fieldNames().forEachRemaining(tables::add);
    for (JsonNode table : request.findValues("TableName")) {
      tables.add(tableName(table));
    }
    return tables;
  }

  /** The name of a table that must exist. */
  String existing(JsonNode nameOrArn) {
    String name = tableName(nameOrArn);
    if (!exists(name)) {
      throw new AwsException(
          "ResourceNotFoundException", "Requested resource not found: Table: " + name);
    }
    return name;
  }

  @Override
  public boolean exists(String table) {
    return described(table).isPresent();
  }

  private Optional<TableDescription> described(String table) {
    DescribeTableRequest request = DescribeTableRequest.builder().tableName(table).build();
    try {
      return Optional.of(requests.describeTable(ACCESS_KEY, REGION, request).table());
    } catch (DynamoDBLocalServiceException e) {
      if (e.getErrorCode().equals("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Table createTable(JsonNode parameters) {
    TableDescription created =
        requests.createTable(ACCESS_KEY, REGION, request(parameters)).tableDescription();
    Map<String, String> types = new LinkedHashMap<>();
    created
        .attributeDefinitions()
        .forEach(defined -> types.put(defined.attributeName(), defined.attributeTypeAsString()));
    types
        .keySet()
        .removeIf(
            name ->
                created.keySchema().stream().noneMatch(key -> key.attributeName().equals(name)));
    return new Table(created.tableName(), created.tableArn(), tableId(created), types);
  }

  private CreateTableRequest request(JsonNode parameters) {
    try {
      return ((CreateTableRequest.Builder)
              json.convertValue(parameters, CreateTableRequest.serializableBuilderClass()))
          .build();
    } catch (IllegalArgumentException e) {
      throw new AwsException("ValidationException", "TableCreationParameters: " + e.getMessage());
    }
  }

  /** The same for the whole life of a table, another one for the next of the same name. */
  private static String tableId(TableDescription table) {
    String life = table.tableArn() + table.creationDateTime();
    return UUID.nameUUIDFromBytes(life.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void deleteTable(String table) {
    requests.deleteTable(ACCESS_KEY, REGION, DeleteTableRequest.builder().tableName(table).build());
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
