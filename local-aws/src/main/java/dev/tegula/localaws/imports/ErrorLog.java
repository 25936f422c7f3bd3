package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What AWS writes to CloudWatch Logs for each row that was not imported. Thread-safe. */
final class ErrorLog {

  /** AWS has no such limit; here the log must not outgrow the heap. */
  private static final int MAX_EVENTS = 10_000;

  /** A message in AWS's JSON and when it was written. */
  record Event(long timestampMillis, String message) {}

  private final Clock clock;
  private final List<Event> events = new ArrayList<>();
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
    events.add(new Event(clock.millis(), line.toString()));
  }

  synchronized long errors() {
    return errors;
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
