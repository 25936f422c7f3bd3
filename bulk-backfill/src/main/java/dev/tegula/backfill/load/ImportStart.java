package dev.tegula.backfill.load;

import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.report.BackfillException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Begins an import, or finds the one that an unanswered request of ours has begun. */
final class ImportStart {

  private static final long PAUSE_AT_LIMIT_MILLIS = 10_000;

  private final DynamoDbClient dynamoDb;
  private final Pause pause;

  ImportStart(DynamoDbClient dynamoDb, Pause pause) {
    this.dynamoDb = dynamoDb;
    this.pause = pause;
  }

  /** Empty when the table is somebody else's. */
  Optional<ImportTableDescription> begin(LoadRequest request) {
    ImportTableRequest wanted = importTable(request);
    while (true) {
      try {
        return Optional.of(dynamoDb.importTable(wanted).importTableDescription());
      } catch (ResourceInUseException e) {
        return ours(request);
      } catch (LimitExceededException e) {
        awaitTurn(request, e);
      } catch (DynamoDbException e) {
        throw refused(request, e);
      }
    }
  }

  /**
   * An account runs 50 imports at once. Waiting helps while any of them runs; otherwise it is
   * another limit, such as the number of tables.
   */
  private void awaitTurn(LoadRequest request, LimitExceededException limit) {
    boolean othersRun =
        dynamoDb.listImportsPaginator(list -> list.pageSize(25)).stream()
            .flatMap(page -> page.importSummaryList().stream())
            .anyMatch(summary -> summary.importStatus() == ImportStatus.IN_PROGRESS);
    if (!othersRun) {
      throw refused(request, limit);
    }
    try {
      pause.forMillis(PAUSE_AT_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while waiting for other imports");
    }
  }

  private static BackfillException refused(LoadRequest request, Exception e) {
    return new BackfillException(
        "feature view %s: ImportTable refused table %s: %s"
            .formatted(request.view(), request.table(), BackfillException.oneLine(e)),
        e);
  }

  private static ImportTableRequest importTable(LoadRequest request) {
    return ImportTableRequest.builder()
        .clientToken(LoadToken.of(request))
        .s3BucketSource(
            s3 -> s3.s3Bucket(request.objects().bucket()).s3KeyPrefix(request.objects().prefix()))
        .inputFormat(request.objects().encoding().format().name())
        .inputCompressionType(request.objects().encoding().compression().name())
        .tableCreationParameters(
            create ->
                create
                    .tableName(request.table())
                    .billingMode(RowTable.BILLING)
                    .attributeDefinitions(RowTable.KEY)
                    .keySchema(RowTable.KEY_SCHEMA))
        .build();
  }

  /**
   * The import that an unanswered request of ours has begun after all, told by its token. The
   * replay of a token is no way to find it: once the table exists it is refused.
   */
  private Optional<ImportTableDescription> ours(LoadRequest request) {
    String token = LoadToken.of(request);
    return dynamoDb.listImportsPaginator(list -> list.pageSize(25)).stream()
        .flatMap(page -> page.importSummaryList().stream())
        .filter(summary -> summary.tableArn().endsWith(":table/" + request.table()))
        .map(
            summary ->
                dynamoDb
                    .describeImport(describe -> describe.importArn(summary.importArn()))
                    .importTableDescription())
        .filter(description -> token.equals(description.clientToken()))
        .findFirst();
  }
}
