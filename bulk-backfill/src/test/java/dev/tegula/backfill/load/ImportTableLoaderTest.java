package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.ImportCompression;
import dev.tegula.backfill.encode.ImportFormat;
import dev.tegula.backfill.encode.ObjectEncoding;
import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.BulkLoader.Objects;
import dev.tegula.backfill.report.BackfillException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;

class ImportTableLoaderTest {

  private static final LoadRequest REQUEST = request(1, Optional.empty());

  private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
  private final List<Long> pauses = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();
  private final BulkLoader loader = new ImportTableLoader(dynamoDb, pauses::add);

  private static LoadRequest request(int attempt, Optional<String> begun) {
    return new LoadRequest(
        "plane_delays",
        "id-1",
        attempt,
        "tegula_plane_delays_1",
        new Objects(
            "bucket", "p/data/", new ObjectEncoding(ImportFormat.ION, ImportCompression.GZIP)),
        begun);
  }

  private static LoadResult completed(long rows) {
    return new LoadResult("tegula_plane_delays_1", rows, rows, 0, 0, Optional.empty(), List.of());
  }

  @Test
  void load_completedImport_returnsItsCounts() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add)).contains(completed(7));
    ImportTableRequest sent = dynamoDb.requests.get(0);
    assertThat(sent.inputFormatAsString()).isEqualTo("ION");
    assertThat(sent.inputCompressionTypeAsString()).isEqualTo("GZIP");
    assertThat(sent.s3BucketSource().s3KeyPrefix()).isEqualTo("p/data/");
    assertThat(sent.clientToken()).isNotBlank().doesNotContain("$").hasSizeLessThan(65);
    assertThat(begun).containsExactly(FakeDynamoDb.arn("tegula_plane_delays_1"));
  }

  @Test
  void load_longImport_isWaitedForWithoutCap() {
    dynamoDb.polls = 5_000;
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add)).contains(completed(7));
    assertThat(pauses).hasSizeGreaterThan(5_000).isSorted().last().isEqualTo(10_000L);
  }

  @Test
  void load_emptyPrefix_completesWithNothing() {
    dynamoDb.ending = ImportTableDescription.builder().importStatus(ImportStatus.COMPLETED).build();
    assertThat(loader.load(REQUEST, begun::add)).contains(completed(0));
  }

  @Test
  void load_failedImportThatKeptItsTable_returnsItsCountsAndComplaint() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.FAILED, 7, 5);
    assertThat(loader.load(REQUEST, begun::add))
        .contains(
            new LoadResult(
                "tegula_plane_delays_1",
                7,
                5,
                2,
                0,
                Optional.of("FAILED ItemValidationError: Some of the items failed"),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({"FAILED,S3NoSuchBucket", "FAILED,InternalServerError", "CANCELLED,"})
  void load_importWithoutTable_fails(ImportStatus status, @Nullable String code) {
    dynamoDb.ending =
        ImportTableDescription.builder()
            .importStatus(status)
            .failureCode(code)
            .failureMessage("why")
            .build();
    assertThatThrownBy(() -> loader.load(REQUEST, begun::add))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view plane_delays: import into table tegula_plane_delays_1: %s %s: why (expected: COMPLETED)"
                .formatted(status, code));
  }

  @Test
  void load_tableOfSomebodyElse_beginsNothing() {
    dynamoDb.tokenByTable.put("tegula_plane_delays_1", "another");
    assertThat(loader.load(REQUEST, begun::add)).isEmpty();
    assertThat(begun).isEmpty();
  }

  @Test
  void load_anotherAttempt_hasAnotherToken() {
    dynamoDb.tokenByTable.put("tegula_plane_delays_1", "another");
    loader.load(REQUEST, begun::add);
    loader.load(request(2, Optional.empty()), begun::add);
    loader.load(REQUEST, begun::add);
    assertThat(dynamoDb.requests.stream().map(ImportTableRequest::clientToken).distinct())
        .hasSize(2);
  }

  @Test
  void load_importThatStartedUnanswered_isRecognised() {
    dynamoDb.answerLost = true;
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add)).contains(completed(7));
    assertThat(dynamoDb.requests).hasSize(1);
  }

  @Test
  void load_importThatWasBegunBefore_isPolledOnAndNotBegunAgain() {
    dynamoDb.answerLost = true;
    dynamoDb.polls = 3;
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    loader.load(REQUEST, begun::add);
    assertThat(loader.load(request(1, Optional.of(begun.get(0))), begun::add))
        .contains(completed(7));
    assertThat(dynamoDb.requests).hasSize(1);
  }

  @Test
  void load_importThatDynamoDbForgot_isBegunAnew() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    String forgotten = FakeDynamoDb.arn("forgotten");
    assertThat(loader.load(request(1, Optional.of(forgotten)), begun::add)).contains(completed(7));
    assertThat(dynamoDb.requests).hasSize(1);
  }

  @Test
  void load_limitOfImportsReached_waitsForItsTurn() {
    dynamoDb.limited = 3;
    dynamoDb.tokenByTable.put("another_table", "another");
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add)).contains(completed(7));
    assertThat(pauses).startsWith(10_000L, 10_000L, 10_000L);
  }

  @Test
  void load_anotherLimitReached_saysSo() {
    dynamoDb.limited = 1;
    assertThatThrownBy(() -> loader.load(REQUEST, begun::add))
        .isInstanceOf(BackfillException.class)
        .hasMessageStartingWith(
            "feature view plane_delays: ImportTable refused table tegula_plane_delays_1: ");
  }

  @Test
  void load_interrupted_stops() {
    dynamoDb.polls = 1;
    BulkLoader interrupted =
        new ImportTableLoader(
            dynamoDb,
            millis -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> interrupted.load(REQUEST, begun::add))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
