package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.AwsException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Warm throughput, which DynamoDB Local lacks: it is told, but serves no faster. Thread-safe. */
final class WarmThroughput {

  private static final Units NEW_TABLE = new Units(12_000, 4_000);

  /** Units a second. */
  private record Units(long reads, long writes) {}

  private final Map<String, Units> warm = new ConcurrentHashMap<>();
  private final DynamoDb dynamoDb;

  WarmThroughput(DynamoDb dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** UpdateTable with warm throughput; empty when it is about something else. */
  Optional<JsonNode> updateTable(JsonNode request) {
    JsonNode asked = request.path("WarmThroughput");
    if (asked.isMissingNode()) {
      return Optional.empty();
    }
    if (request.size() > 2) {
      throw new AwsException(
          "ValidationException", "WarmThroughput: only in a call of its own (local-aws)");
    }
    String table = dynamoDb.existing(request.path("TableName"));
    Units before = warm.getOrDefault(table, NEW_TABLE);
    Units units =
        new Units(
            asked.path("ReadUnitsPerSecond").asLong(before.reads()),
            asked.path("WriteUnitsPerSecond").asLong(before.writes()));
    if (units.reads() < before.reads() || units.writes() < before.writes()) {
      throw new AwsException(
          "ValidationException",
          "One or more parameter values were invalid: WarmThroughput can't be lowered");
    }
    warm.put(table, units);
    return dynamoDb
        .describeTable(table)
        .map(described -> described(table, described))
        .map(described -> JsonNodeFactory.instance.objectNode().set("TableDescription", described));
  }

  /** Adds it to a table's description. */
  ObjectNode described(String table, ObjectNode description) {
    Units units = warm.getOrDefault(table, NEW_TABLE);
    description
        .putObject("WarmThroughput")
        .put("ReadUnitsPerSecond", units.reads())
        .put("WriteUnitsPerSecond", units.writes())
        .put("Status", "ACTIVE");
    return description;
  }

  void forget(String table) {
    warm.remove(table);
  }
}
