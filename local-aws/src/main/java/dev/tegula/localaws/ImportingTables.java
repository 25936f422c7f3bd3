package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.AwsException;
import dev.tegula.localaws.imports.ImportService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hides a table while it is imported: DynamoDB Local would serve it at once, AWS has it CREATING,
 * and its items can't be read.
 */
final class ImportingTables {

  private final ImportService imports;
  private final DynamoDb dynamoDb;

  ImportingTables(ImportService imports, DynamoDb dynamoDb) {
    this.imports = imports;
    this.dynamoDb = dynamoDb;
  }

  boolean any() {
    return imports.anyRunning();
  }

  @Nullable AwsReply answer(String operation, JsonNode request) {
    if (operation.equals("DescribeTable")) {
      return describe(request.path("TableName").asText());
    }
    for (String table : tablesOf(request)) {
      if (imports.isRunning(table)) {
        throw refusal(operation, table);
      }
    }
    return null;
  }

  /** Adds the table's id, which DynamoDB Local lacks. */
  private @Nullable AwsReply describe(String nameOrArn) {
    String table = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    Optional<String> tableId = imports.tableId(table);
    if (tableId.isEmpty() || !dynamoDb.exists(table)) {
      return null;
    }
    ObjectNode described = dynamoDb.describeTable(table);
    described.put("TableId", tableId.get());
    if (imports.isRunning(table)) {
      described.put("TableStatus", "CREATING").put("ItemCount", 0).put("TableSizeBytes", 0);
    }
    return AwsReply.of(JsonNodeFactory.instance.objectNode().set("Table", described));
  }

  private static AwsException refusal(String operation, String table) {
    return switch (operation) {
      case "CreateTable" ->
          new AwsException("ResourceInUseException", "Table already exists: " + table);
      case "DeleteTable", "UpdateTable" ->
          new AwsException(
              "ResourceInUseException",
              "Attempt to change a resource which is still in use: Table is being created: "
                  + table);
      default -> new AwsException("ResourceNotFoundException", "Requested resource not found");
    };
  }

  private static List<String> tablesOf(JsonNode request) {
    List<String> tables = new ArrayList<>();
    request.path("RequestItems").fieldNames().forEachRemaining(tables::add);
    for (JsonNode table : request.findValues("TableName")) {
      tables.add(table.asText());
    }
    return tables;
  }
}
