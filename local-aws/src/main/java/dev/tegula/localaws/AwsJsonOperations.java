package dev.tegula.localaws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tegula.localaws.imports.AwsException;
import dev.tegula.localaws.imports.ImportService;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations that DynamoDB Local lacks, and those that it answers differently from AWS, above
 * all while a table is imported. Thread-safe.
 */
final class AwsJsonOperations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Function<JsonNode, Optional<JsonNode>>> answers = new HashMap<>();
  private final ImportService imports;
  private final DynamoDb dynamoDb;
  private final ImportingTables importing;
  private final TableTags tags;
  private final ContinuousBackups backups;
  private final WarmThroughput warmThroughput;

  AwsJsonOperations(ImportService imports, DynamoDb dynamoDb, Clock clock) {
    this.imports = imports;
    this.dynamoDb = dynamoDb;
    this.importing = new ImportingTables(imports);
    this.tags = new TableTags(dynamoDb);
    this.backups = new ContinuousBackups(dynamoDb, clock);
    this.warmThroughput = new WarmThroughput(dynamoDb);
    always("ImportTable", imports::importTable);
    always("DescribeImport", imports::describeImport);
    always("ListImports", imports::listImports);
    always("GetLogEvents", imports::getLogEvents);
    always("TagResource", tags::tag);
    always("UntagResource", tags::untag);
    always("ListTagsOfResource", tags::list);
    always("UpdateContinuousBackups", backups::update);
    always("DescribeContinuousBackups", backups::describe);
    answers.put("UpdateTable", warmThroughput::updateTable);
    answers.put("DescribeTable", this::describeTable);
    answers.put("DeleteTable", this::forget);
  }

  private void always(String operation, Function<JsonNode, JsonNode> answer) {
    answers.put(operation, answer.andThen(Optional::of));
  }

  /** Whether {@link #answer} may have an answer, so that the body is worth reading. */
  boolean takes(String operation) {
    return answers.containsKey(operation) || imports.anyRunning();
  }

  /** The answer, or null when DynamoDB Local is to answer. */
  @Nullable AwsReply answer(String operation, byte[] body) throws IOException {
    try {
      JsonNode request = JSON.readTree(body);
      importing.check(operation, request);
      @Nullable Function<JsonNode, Optional<JsonNode>> answer = answers.get(operation);
      return answer == null ? null : answer.apply(request).map(AwsReply::of).orElse(null);
    } catch (JsonProcessingException e) {
      return AwsReply.of(new AwsException("SerializationException", "The body is not JSON"));
    } catch (AwsException e) {
      return AwsReply.of(e);
    }
  }

  private Optional<JsonNode> describeTable(JsonNode request) {
    String name = DynamoDb.tableName(request.path("TableName"));
    return dynamoDb
        .describeTable(name)
        .map(table -> warmThroughput.described(name, table))
        .map(table -> importing.described(name, table))
        .map(table -> JsonNodeFactory.instance.objectNode().set("Table", table));
  }

  /** The next table of this name starts anew. */
  private Optional<JsonNode> forget(JsonNode deleteTable) {
    String name = DynamoDb.tableName(deleteTable.path("TableName"));
    tags.forget(name);
    backups.forget(name);
    warmThroughput.forget(name);
    return Optional.empty();
  }
}
