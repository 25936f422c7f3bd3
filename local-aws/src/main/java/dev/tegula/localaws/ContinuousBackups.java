package dev.tegula.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Point-in-time recovery, which DynamoDB Local lacks: what was asked for is kept and told again,
 * but there is nothing to recover from. Thread-safe.
 */
final class ContinuousBackups {

  private static final int MAX_RECOVERY_DAYS = 35;

  /** Recovery that is switched on. */
  private record Recovery(int days, long sinceMillis) {}

  private final Map<String, Recovery> recoveries = new ConcurrentHashMap<>();
  private final DynamoDb dynamoDb;
  private final Clock clock;

  ContinuousBackups(DynamoDb dynamoDb, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.clock = clock;
  }

  JsonNode update(JsonNode request) {
    String table = dynamoDb.existing(request.path("TableName"));
    JsonNode asked = request.path("PointInTimeRecoverySpecification");
    if (asked.path("PointInTimeRecoveryEnabled").asBoolean()) {
      int days = asked.path("RecoveryPeriodInDays").asInt(MAX_RECOVERY_DAYS);
      recoveries.put(table, new Recovery(days, clock.millis()));
    } else {
      recoveries.remove(table);
    }
    return describe(request);
  }

  JsonNode describe(JsonNode request) {
    @Nullable Recovery recovery = recoveries.get(dynamoDb.existing(request.path("TableName")));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode backups = answer.putObject("ContinuousBackupsDescription");
    backups.put("ContinuousBackupsStatus", "ENABLED");
    ObjectNode described = backups.putObject("PointInTimeRecoveryDescription");
    if (recovery == null) {
      described.put("PointInTimeRecoveryStatus", "DISABLED");
    } else {
      described.put("PointInTimeRecoveryStatus", "ENABLED");
      described.put("RecoveryPeriodInDays", recovery.days());
      described.put("EarliestRestorableDateTime", recovery.sinceMillis() / 1e3);
      described.put("LatestRestorableDateTime", clock.millis() / 1e3);
    }
    return answer;
  }

  void forget(String table) {
    recoveries.remove(table);
  }
}
