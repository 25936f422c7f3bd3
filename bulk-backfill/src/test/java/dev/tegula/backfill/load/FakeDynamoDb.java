package dev.tegula.backfill.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeImportRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeImportResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ImportNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ImportTableResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ListImportsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListImportsResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/**
 * Scripted imports, in the states and with the counts that real imports have shown. Working imports
 * are proved against the stand-in of local-aws.
 */
final class FakeDynamoDb implements DynamoDbClient {

  /** What the next import ends as. */
  ImportTableDescription ending = ended(ImportStatus.COMPLETED, 0, 0);

  /** How often a description says IN_PROGRESS first. */
  int polls;

  /** Whether the next request starts its import, but is answered as if its table existed. */
  boolean answerLost;

  /** How many requests are answered that too many imports run. */
  int limited;

  final List<ImportTableRequest> requests = new ArrayList<>();
  final Map<String, String> tokenByTable = new HashMap<>();
  final Map<SdkBytes, byte[]> items = new HashMap<>();
  private final Deque<ImportTableDescription> states = new ArrayDeque<>();

  static ImportTableDescription ended(ImportStatus status, long processed, long imported) {
    return ImportTableDescription.builder()
        .importStatus(status)
        .processedItemCount(processed)
        .importedItemCount(imported)
        .errorCount(processed - imported)
        .failureCode(status == ImportStatus.FAILED ? "ItemValidationError" : null)
        .failureMessage(status == ImportStatus.FAILED ? "Some of the items failed" : null)
        .build();
  }

  static String arn(String table) {
    return "arn:aws:dynamodb:x:1:table/" + table + "/import/1";
  }

  private static ImportTableDescription.Builder running(String table, String token) {
    return ImportTableDescription.builder()
        .importArn(arn(table))
        .tableArn("arn:aws:dynamodb:x:1:table/" + table)
        .clientToken(token)
        .importStatus(ImportStatus.IN_PROGRESS);
  }

  @Override
  public ImportTableResponse importTable(ImportTableRequest request) {
    if (limited > 0) {
      limited--;
      throw LimitExceededException.builder().message("Too many imports").build();
    }
    requests.add(request);
    String table = request.tableCreationParameters().tableName();
    if (tokenByTable.containsKey(table)) {
      throw ResourceInUseException.builder().message("Table already exists: " + table).build();
    }
    tokenByTable.put(table, request.clientToken());
    for (int i = 0; i < polls; i++) {
      states.add(running(table, request.clientToken()).build());
    }
    states.add(ending);
    if (answerLost) {
      throw ResourceInUseException.builder().message("Table already exists: " + table).build();
    }
    return ImportTableResponse.builder()
        .importTableDescription(running(table, request.clientToken()).build())
        .build();
  }

  @Override
  public DescribeImportResponse describeImport(DescribeImportRequest request) {
    String table = request.importArn().replaceAll(".*table/(.*)/import.*", "$1");
    if (!tokenByTable.containsKey(table)) {
      throw ImportNotFoundException.builder().message("Import not found").build();
    }
    // An import of somebody else has ended long ago; its token is all that matters here.
    ImportTableDescription state =
        requests.stream().anyMatch(r -> r.clientToken().equals(tokenByTable.get(table)))
            ? states.size() > 1 ? states.poll() : states.element()
            : ended(ImportStatus.COMPLETED, 1, 1);
    return DescribeImportResponse.builder()
        .importTableDescription(
            state.toBuilder()
                .importArn(request.importArn())
                .clientToken(tokenByTable.get(table))
                .build())
        .build();
  }

  @Override
  public ListImportsResponse listImports(ListImportsRequest request) {
    List<ImportSummary> summaries =
        tokenByTable.keySet().stream()
            .map(
                table ->
                    ImportSummary.builder()
                        .importArn(arn(table))
                        .tableArn("arn:aws:dynamodb:x:1:table/" + table)
                        .importStatus(ImportStatus.IN_PROGRESS)
                        .build())
            .toList();
    return ListImportsResponse.builder().importSummaryList(summaries).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    byte[] row = items.get(request.key().get("k").b());
    return GetItemResponse.builder()
        .item(row == null ? null : Map.of("v", AttributeValue.fromB(SdkBytes.fromByteArray(row))))
        .build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
