package dev.tegula.localaws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.localaws.imports.AwsException;
import dev.tegula.localaws.imports.ImportService;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The operations that DynamoDB Local lacks, and the ones that look different while a table is
 * imported.
 */
final class AwsJsonOperations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ImportService imports;
  private final ImportingTables importing;

  AwsJsonOperations(ImportService imports, DynamoDb dynamoDb) {
    this.imports = imports;
    this.importing = new ImportingTables(imports, dynamoDb);
  }

  /** Whether {@link #answer} may have an answer, so that the body is worth reading. */
  boolean takes(String operation) {
    return switch (operation) {
      case "ImportTable", "DescribeImport", "ListImports", "DescribeTable" -> true;
      default -> importing.any();
    };
  }

  /** The answer, or null when DynamoDB Local is to answer. */
  @Nullable AwsReply answer(String operation, byte[] body) throws IOException {
    try {
      JsonNode request = parsed(body);
      return switch (operation) {
        case "ImportTable" -> AwsReply.of(imports.importTable(request));
        case "DescribeImport" -> AwsReply.of(imports.describeImport(request));
        case "ListImports" -> AwsReply.of(imports.listImports(request));
        default -> importing.answer(operation, request);
      };
    } catch (AwsException e) {
      return AwsReply.of(e);
    }
  }

  private static JsonNode parsed(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AwsException("SerializationException", "The body is not JSON");
    }
  }
}
