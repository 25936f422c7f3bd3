package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.store.RowItem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Loads with DynamoDB's import from S3. Every attempt has a token and a table name of its own: a
 * token that is used again returns the first import whatever the request says, and a table that an
 * earlier run has left is nobody's to overwrite.
 */
public final class ImportTableLoader implements BulkLoader {

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final DynamoDbClient dynamoDb;
  private final Pause pause;

  public ImportTableLoader(DynamoDbClient dynamoDb, Pause pause) {
    this.dynamoDb = dynamoDb;
    this.pause = pause;
  }

  @Override
  public Optional<LoadResult> load(LoadRequest request, Consumer<String> begun) {
    Optional<ImportTableDescription> started = start(request);
    started.ifPresent(description -> begun.accept(description.importArn()));
    return started.map(description -> judge(request, await(description)));
  }

  /** Empty when the table is somebody else's. */
  private Optional<ImportTableDescription> start(LoadRequest request) {
    String token = token(request);
    try {
      return Optional.of(
          dynamoDb.importTable(importTable(request, token)).importTableDescription());
    } catch (ResourceInUseException e) {
      return ours(request.table(), token);
    } catch (DynamoDbException e) {
      throw new BackfillException(
          "feature view %s: ImportTable refused table %s: %s"
              .formatted(request.view(), request.table(), BackfillException.oneLine(e)),
          e);
    }
  }

  private static String token(LoadRequest request) {
    String seed =
        String.join("/", request.view(), request.backfillId(), String.valueOf(request.attempt()));
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ImportTableRequest importTable(LoadRequest request, String token) {
    return ImportTableRequest.builder()
        .clientToken(token)
        .s3BucketSource(s3 -> s3.s3Bucket(request.bucket()).s3KeyPrefix(request.prefix()))
        .inputFormat(InputFormat.DYNAMODB_JSON)
        .inputCompressionType(InputCompressionType.GZIP)
        .tableCreationParameters(
            create ->
                create
                    .tableName(request.table())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        a ->
                            a.attributeName(RowItem.KEY_ATTRIBUTE)
                                .attributeType(ScalarAttributeType.B))
                    .keySchema(k -> k.attributeName(RowItem.KEY_ATTRIBUTE).keyType(KeyType.HASH)))
        .build();
  }

  /** The import that an unanswered request of ours has started after all, told by its token. */
  private Optional<ImportTableDescription> ours(String table, String token) {
    return dynamoDb.listImportsPaginator(list -> list.pageSize(25)).stream()
        .flatMap(page -> page.importSummaryList().stream())
        .filter(summary -> summary.tableArn().endsWith(":table/" + table))
        .map(summary -> describe(summary.importArn()))
        .filter(description -> token.equals(description.clientToken()))
        .findFirst();
  }

  private ImportTableDescription describe(String importArn) {
    return dynamoDb
        .describeImport(request -> request.importArn(importArn))
        .importTableDescription();
  }

  /** Without a cap: the SDK's own waiter gives up after 20 minutes, imports take hours. */
  private ImportTableDescription await(ImportTableDescription started) {
    ImportTableDescription description = started;
    long millis = FIRST_PAUSE_MILLIS;
    while (running(description.importStatus())) {
      try {
        pause.forMillis(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped while importing");
      }
      millis = Math.min(LONGEST_PAUSE_MILLIS, millis * 5 / 4);
      description = describe(started.importArn());
    }
    return description;
  }

  private static boolean running(ImportStatus status) {
    return status == ImportStatus.IN_PROGRESS || status == ImportStatus.CANCELLING;
  }

  private static LoadResult judge(LoadRequest request, ImportTableDescription ended) {
    if (ended.importStatus() != ImportStatus.COMPLETED) {
      throw new BackfillException(
          "feature view %s: import into table %s: %s %s: %s; %d of %d lines refused (expected: COMPLETED); the table is not used"
              .formatted(
                  request.view(),
                  request.table(),
                  ended.importStatusAsString(),
                  ended.failureCode(),
                  ended.failureMessage(),
                  orZero(ended.errorCount()),
                  orZero(ended.processedItemCount())));
    }
    return new LoadResult(
        request.table(),
        orZero(ended.processedItemCount()),
        orZero(ended.importedItemCount()),
        orZero(ended.errorCount()));
  }

  private static long orZero(@org.jspecify.annotations.Nullable Long count) {
    return count == null ? 0 : count;
  }
}
