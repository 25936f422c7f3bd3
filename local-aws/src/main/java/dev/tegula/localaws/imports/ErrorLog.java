package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What AWS writes to CloudWatch Logs for each row that was not imported. Thread-safe. */
final class ErrorLog {

  /** AWS has no such limit; here the log must not outgrow the heap. */
  private static final int MAX_EVENTS = 10_000;

  private final Clock clock;
  private final List<ObjectNode> events = new ArrayList<>();
  private long errors;

  ErrorLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts an error and keeps its line.
   *
   * @param itemIndex of the row in its object, from 0
   */
  synchronized void add(ImportJob job, String key, long itemIndex, String message) {
    errors++;
    if (events.size() == MAX_EVENTS) {
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.putObject("itemS3Pointer")
        .put("bucket", job.request().bucket())
        .put("key", key)
        .put("itemIndex", itemIndex);
    line.put("importArn", job.arn());
    line.putArray("errorMessages").add(message);
    events.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("timestamp", clock.millis())
            .put("ingestionTime", clock.millis())
            .put("message", line.toString()));
  }

  synchronized long errors() {
    return errors;
  }

  /** One page of GetLogEvents, from the head of the stream or where the token's page ended. */
  synchronized ObjectNode page(JsonNode request) {
    String token = request.path("nextToken").asText();
    int from = token.isEmpty() ? 0 : position(token);
    int to = Math.min(events.size(), from + request.path("limit").asInt(MAX_EVENTS));
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("events").addAll(events.subList(from, to));
    return page.put("nextForwardToken", "f/" + to).put("nextBackwardToken", "b/" + from);
  }

  private int position(String token) {
    if (!token.matches("[fb]/\\d{1,9}")) {
      throw new AwsException("InvalidParameterException", "Invalid nextToken: " + token);
    }
    return Math.min(events.size(), Integer.parseInt(token.substring(2)));
  }
}
