package dev.tegula.backfill.load;

import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ImportNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;

/**
 * Loads with DynamoDB's import from S3 into a new table. Usable from any thread.
 *
 * <p>How imports end, as measured rather than as documented: an empty prefix completes, with an
 * empty table; one refused row makes the whole import fail, and its table stays with the rows that
 * were good; the first unreadable line abandons the rest of its object at the price of one error.
 * Hence a failed import is no verdict: where there is a table, its counts are returned and {@link
 * Reconciliation} compares them with what was placed.
 */
public final class ImportTableLoader implements BulkLoader {

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  /** The failure that leaves a table behind. */
  private static final String SOME_ROWS_REFUSED = "ItemValidationError";

  private final DynamoDbClient dynamoDb;
  private final ImportStart start;
  private final Pause pause;

  public ImportTableLoader(DynamoDbClient dynamoDb, Pause pause) {
    this.dynamoDb = dynamoDb;
    this.start = new ImportStart(dynamoDb, pause);
    this.pause = pause;
  }

  @Override
  public Optional<LoadResult> load(LoadRequest request, Consumer<String> begun) {
    return request
        .begun()
        .flatMap(this::known)
        .or(() -> start.begin(request))
        .map(
            description -> {
              begun.accept(description.importArn());
              return judge(request, await(description));
            });
  }

  /** The import that an earlier life has begun; empty when DynamoDB has forgotten it. */
  private Optional<ImportTableDescription> known(String importArn) {
    try {
      return Optional.of(describe(importArn));
    } catch (ImportNotFoundException e) {
      return Optional.empty();
    }
  }

  private ImportTableDescription describe(String importArn) {
    return dynamoDb
        .describeImport(request -> request.importArn(importArn))
        .importTableDescription();
  }

  /** Without a cap: the SDK's own waiter gives up after 20 minutes, imports take hours. */
  private ImportTableDescription await(ImportTableDescription begun) {
    ImportTableDescription description = begun;
    long millis = FIRST_PAUSE_MILLIS;
    while (running(description.importStatus())) {
      pauseFor(millis);
      millis = Math.min(LONGEST_PAUSE_MILLIS, millis * 5 / 4);
      description = describe(begun.importArn());
    }
    return description;
  }

  private void pauseFor(long millis) {
    try {
      pause.forMillis(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while importing");
    }
  }

  private static boolean running(ImportStatus status) {
    return status == ImportStatus.IN_PROGRESS || status == ImportStatus.CANCELLING;
  }

  private static LoadResult judge(LoadRequest request, ImportTableDescription ended) {
    boolean completed = ended.importStatus() == ImportStatus.COMPLETED;
    String complaint =
        "%s %s: %s"
            .formatted(ended.importStatusAsString(), ended.failureCode(), ended.failureMessage());
    if (!completed && !SOME_ROWS_REFUSED.equals(ended.failureCode())) {
      throw new BackfillException(
          "feature view %s: import into table %s: %s (expected: COMPLETED)"
              .formatted(request.view(), request.table(), complaint));
    }
    return new LoadResult(
        request.table(),
        orZero(ended.processedItemCount()),
        orZero(ended.importedItemCount()),
        orZero(ended.errorCount()),
        0,
        completed ? Optional.empty() : Optional.of(complaint),
        List.of());
  }

  private static long orZero(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
