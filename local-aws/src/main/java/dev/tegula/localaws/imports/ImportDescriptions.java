package dev.tegula.localaws.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What AWS says of an import: members that have no value yet are absent, counters are 0 until the
 * end.
 */
final class ImportDescriptions {

  private static final String LOG_GROUP_ARN =
      "arn:aws:logs:us-east-1:000000000000:log-group:/aws-dynamodb/imports:*";

  private ImportDescriptions() {}

  static ObjectNode description(ImportJob job) {
    ObjectNode described = summary(job);
    JsonNode request = job.request().members();
    described.put("TableId", job.table().id());
    described.put("ClientToken", job.request().clientToken());
    described.put("InputCompressionType", job.request().compression().name());
    described.set("TableCreationParameters", job.request().tableParameters());
    if (request.has("InputFormatOptions")) {
      described.set("InputFormatOptions", request.path("InputFormatOptions"));
    }
    described.put("ProcessedItemCount", 0L).put("ImportedItemCount", 0L).put("ErrorCount", 0L);
    ImportJob.End end = job.end();
    if (end != null) {
      addOutcome(described, end.outcome());
    }
    return described;
  }

  static ObjectNode summary(ImportJob job) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("ImportArn", job.arn());
    summary.put("TableArn", job.table().arn());
    summary.set("S3BucketSource", job.request().members().path("S3BucketSource"));
    summary.put("InputFormat", job.request().format().name());
    summary.put("CloudWatchLogGroupArn", LOG_GROUP_ARN);
    summary.put("StartTime", seconds(job.start()));
    ImportJob.End end = job.end();
    if (end == null) {
      summary.put("ImportStatus", "IN_PROGRESS");
    } else {
      summary.put("ImportStatus", end.outcome().completed() ? "COMPLETED" : "FAILED");
      summary.put("EndTime", seconds(end.time()));
    }
    return summary;
  }

  private static void addOutcome(ObjectNode described, Outcome outcome) {
    described.put("ProcessedItemCount", outcome.importedItems() + outcome.errors());
    described.put("ImportedItemCount", outcome.importedItems());
    described.put("ErrorCount", outcome.errors());
    if (outcome.processedBytes() > 0) {
      described.put("ProcessedSizeBytes", outcome.processedBytes());
    }
    if (!outcome.completed()) {
      described.put("FailureCode", outcome.failureCode());
      described.put("FailureMessage", outcome.failureMessage());
    }
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1e3;
  }
}
