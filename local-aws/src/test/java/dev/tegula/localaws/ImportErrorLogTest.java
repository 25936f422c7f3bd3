package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportErrorLogTest {

  private static final String LOG_GROUP = "/aws-dynamodb/imports";

  @Test
  void getLogEvents_failedImport_pointsToEachBadRow() throws Exception {
    Map<String, byte[]> objects =
        Map.of(
            "a/1",
            Imports.bytes(
                """
                {"Item":{"p":{"S":"good"}}}
                {"Item":{"q":{"S":"no key"}}}
                {"Item":{"p":{"S":""}}}
                not JSON
                """));
    try (HeldImports aws = new HeldImports(objects, 1)) {
      JsonNode started = aws.start("logged", "token");
      String arn = started.path("ImportArn").asText();
      String stream = arn.substring(arn.lastIndexOf('/') + 1) + "/error";
      Map<String, ?> first = Map.of("logGroupName", LOG_GROUP, "logStreamName", stream, "limit", 2);
      assertThat(aws.ask("GetLogEvents", first).path("__type").asText())
          .endsWith("ResourceNotFoundException");
      aws.ended(started);

      JsonNode page = aws.ask("GetLogEvents", first);
      JsonNode rest =
          aws.ask(
              "GetLogEvents",
              Map.of("logStreamName", stream, "nextToken", page.path("nextForwardToken").asText()));

      assertThat(page.path("events")).hasSize(2);
      assertThat(rest.path("events")).hasSize(1);
      JsonNode line =
          new ObjectMapper().readTree(page.path("events").path(0).path("message").asText());
      assertThat(line.path("importArn").asText()).isEqualTo(arn);
      assertThat(line.at("/itemS3Pointer/bucket").asText()).isEqualTo("bucket");
      assertThat(line.at("/itemS3Pointer/key").asText()).isEqualTo("a/1");
      assertThat(line.at("/itemS3Pointer/itemIndex").intValue()).isEqualTo(1);
      assertThat(line.at("/errorMessages/0").asText()).contains("p: missing");
    }
  }
}
