package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.AwsException;
import dev.tegula.localaws.imports.ImportService;

/**
 * Hides a table while it is imported: DynamoDB Local would serve it at once, AWS has it CREATING,
 * and its items can't be read.
 */
final class ImportingTables {

  private final ImportService imports;

  ImportingTables(ImportService imports) {
    this.imports = imports;
  }

  /** Refuses what AWS refuses for a table that is being imported. */
  void check(String operation, JsonNode request) {
    if (operation.equals("ImportTable") || operation.equals("DescribeTable")) {
      return;
    }
    for (String table : DynamoDb.tablesOf(request)) {
      if (imports.isRunning(table)) {
        throw refusal(operation, table);
      }
    }
  }

  /** The description of a table that may be imported just now. */
  ObjectNode described(String table, ObjectNode description) {
    if (imports.isRunning(table)) {
      description.put("TableStatus", "CREATING").put("ItemCount", 0).put("TableSizeBytes", 0);
    }
    return description;
  }

  private static AwsException refusal(String operation, String table) {
    return switch (operation) {
      case "CreateTable" ->
          new AwsException("ResourceInUseException", "Table already exists: " + table);
      case "DeleteTable", "UpdateTable", "UpdateTimeToLive", "UpdateContinuousBackups" ->
          new AwsException(
              "ResourceInUseException",
              "Attempt to change a resource which is still in use: Table is being created: "
                  + table);
      default -> new AwsException("ResourceNotFoundException", "Requested resource not found");
    };
  }
}
