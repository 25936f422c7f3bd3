package dev.tegula.localaws;

import static dev.tegula.localaws.HeldImports.request;
import static dev.tegula.localaws.Imports.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tegula.localaws.imports.ImportSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen only while an import runs, and what client tokens mean. */
class ImportInProgressTest {

  private final HeldImports aws =
      new HeldImports(Map.of("a/1", bytes("{\"Item\":{\"p\":{\"S\":\"x\"}}}")), 1);

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void describeImport_running_hasZeroCountersAndNoEnd() {
    JsonNode started = aws.start("held", "token");

    for (JsonNode described : List.of(started, aws.describe(started))) {
      assertThat(described.path("ImportStatus").asText()).isEqualTo("IN_PROGRESS");
      assertThat(described.path("ProcessedItemCount").longValue()).isZero();
      assertThat(described.path("ImportedItemCount").longValue()).isZero();
      assertThat(described.path("ErrorCount").longValue()).isZero();
      assertThat(described.fieldNames())
          .toIterable()
          .contains("TableId", "ClientToken", "TableCreationParameters", "CloudWatchLogGroupArn")
          .doesNotContain("EndTime", "ProcessedSizeBytes", "FailureCode", "FailureMessage");
    }
    assertThat(started.path("ImportArn").asText())
        .matches(started.path("TableArn").asText() + "/import/\\d{14}-[0-9a-f]{8}");
    JsonNode ended = aws.ended(started);
    assertThat(ended.path("ImportStatus").asText()).isEqualTo("COMPLETED");
    assertThat(ended.path("ImportedItemCount").longValue()).isEqualTo(1);
    assertThat(ended.path("TableId")).isEqualTo(started.path("TableId"));
  }

  @Test
  void listImports_running_listsIt() {
    JsonNode started = aws.start("held", "token");

    JsonNode listed = aws.ask("ListImports", Map.of()).path("ImportSummaryList").path(0);

    assertThat(listed.path("ImportArn")).isEqualTo(started.path("ImportArn"));
    assertThat(listed.path("ImportStatus").asText()).isEqualTo("IN_PROGRESS");
  }

  @Test
  void describeTable_running_isCreatingThenActive() {
    JsonNode started = aws.start("held", "token");
    Map<String, String> held = Map.of("TableName", "held");

    JsonNode before = aws.ask("DescribeTable", held).path("Table");
    aws.ended(started);
    JsonNode after = aws.ask("DescribeTable", held).path("Table");

    assertThat(before.path("TableStatus").asText()).isEqualTo("CREATING");
    assertThat(after.path("TableStatus").asText()).isEqualTo("ACTIVE");
    assertThat(after.path("TableId")).isEqualTo(started.path("TableId"));
  }

  @ParameterizedTest
  @CsvSource({
    "GetItem, ResourceNotFoundException",
    "DeleteTable, ResourceInUseException",
    "UpdateTable, ResourceInUseException",
    "CreateTable, ResourceInUseException"
  })
  void otherOperations_running_areRefusedForThisTableOnly(String operation, String code) {
    JsonNode started = aws.start("held", "token");

    assertThat(aws.ask(operation, Map.of("TableName", "held")).path("__type").asText())
        .endsWith(code);
    assertThat(aws.reply(operation, Map.of("TableName", "other"))).isNull();
    aws.ended(started);
    assertThat(aws.reply(operation, Map.of("TableName", "held"))).isNull();
  }

  @Test
  void batchGetItem_running_isRefused() {
    aws.start("held", "token");

    JsonNode refused =
        aws.ask("BatchGetItem", Map.of("RequestItems", Map.of("other", List.of(), "held", "")));

    assertThat(refused.path("__type").asText()).endsWith("ResourceNotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"InputFormat", "InputCompressionType", "S3KeyPrefix", "S3Bucket", ""})
  void importTable_sameTokenWhileRunning_returnsTheOriginal(String changed) {
    JsonNode started = aws.start("held", "token");
    ObjectNode replay = request("held", "token");
    switch (changed) {
      case "InputFormat" -> replay.put("InputFormat", "ION");
      case "InputCompressionType" -> replay.put("InputCompressionType", "GZIP");
      case "S3KeyPrefix", "S3Bucket" -> replay.withObject("S3BucketSource").put(changed, "other");
      default -> {}
    }

    assertThat(aws.ask("ImportTable", replay).path("ImportTableDescription")).isEqualTo(started);
  }

  @Test
  void importTable_sameTokenForAnotherTable_isImportConflict() {
    aws.start("held", "token");

    JsonNode refused = aws.ask("ImportTable", request("other", "token"));

    assertThat(refused.path("__type").asText()).endsWith("ImportConflictException");
    assertThat(refused.path("message").asText()).contains("Duplicate request");
    assertThat(aws.dynamoDb.exists("other")).isFalse();
  }

  @Test
  void importTable_anotherTokenForTheSameTable_isResourceInUse() {
    aws.start("held", "token");

    assertThat(aws.ask("ImportTable", request("held", "another")).path("__type").asText())
        .endsWith("ResourceInUseException");
  }

  @Test
  void importTable_sameTokenAfterTheTableIsGone_returnsTheOriginalForEightHours() {
    JsonNode started = aws.start("held", "token");
    aws.ended(started);
    aws.dynamoDb.deleteTable("held");

    aws.clock.advance(Duration.ofHours(8).minusMillis(1));
    assertThat(aws.start("held", "token").path("ImportArn")).isEqualTo(started.path("ImportArn"));
    aws.clock.advance(Duration.ofMillis(1));
    assertThat(aws.start("held", "token").path("ImportArn"))
        .isNotEqualTo(started.path("ImportArn"));
  }

  @Test
  void importTable_fiftyRunning_refusesOneMore() {
    for (int i = 0; i < 50; i++) {
      aws.start("held_" + i, "token " + i);
    }

    assertThat(aws.ask("ImportTable", request("one_more", "one more")).path("__type").asText())
        .endsWith("LimitExceededException");
  }

  @Test
  void importTable_tooManyObjects_fails() {
    Map<String, byte[]> objects =
        IntStream.rangeClosed(0, 50_000)
            .boxed()
            .collect(Collectors.toMap(i -> "a/" + i, i -> new byte[0]));
    try (HeldImports crowded = new HeldImports(objects, 1)) {
      JsonNode ended = crowded.ended(crowded.start("crowded", "token"));

      assertThat(ended.path("ImportStatus").asText()).isEqualTo("FAILED");
      assertThat(ended.path("FailureMessage").asText()).contains("50001", "50000");
    }
  }

  @Test
  void describeImport_loadedBeforeItsLeastDuration_staysInProgressWithZeroCounters() {
    Map<String, byte[]> objects = Map.of("a/1", bytes("{\"Item\":{\"p\":{\"S\":\"x\"}}}"));
    try (HeldImports slow = new HeldImports(objects, new ImportSettings(1, Duration.ofHours(1)))) {
      JsonNode started = slow.start("slow", "token");
      slow.objects.release();
      while (slow.items("slow").isEmpty()) {
        Thread.onSpinWait();
      }

      JsonNode described = slow.describe(started);
      assertThat(described.path("ImportStatus").asText()).isEqualTo("IN_PROGRESS");
      assertThat(described.path("ImportedItemCount").longValue()).isZero();
      assertThat(
              slow.ask("DescribeTable", Map.of("TableName", "slow"))
                  .at("/Table/TableStatus")
                  .asText())
          .isEqualTo("CREATING");
    }
  }

  @Test
  void listImports_after90Days_forgets() {
    JsonNode started = aws.start("held", "token");
    aws.ended(started);

    aws.clock.advance(Duration.ofDays(90).minusMillis(1));
    assertThat(aws.ask("ListImports", Map.of()).path("ImportSummaryList")).hasSize(1);
    aws.clock.advance(Duration.ofMillis(1));
    assertThat(aws.ask("ListImports", Map.of()).path("ImportSummaryList")).isEmpty();
  }

  @Test
  void importTable_whatOnlyCreateTableKnows_isLeftOut() {
    ObjectNode request = request("plain", "token");
    request.withObject("TableCreationParameters").put("DeletionProtectionEnabled", true);

    JsonNode started = aws.ask("ImportTable", request).path("ImportTableDescription");
    aws.ended(started);

    assertThat(started.path("TableCreationParameters").has("DeletionProtectionEnabled")).isFalse();
    assertThat(
            aws.ask("DescribeTable", Map.of("TableName", "plain"))
                .at("/Table/DeletionProtectionEnabled")
                .asBoolean())
        .isFalse();
  }
}
