package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.load.BulkLoader.LoadRequest;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.report.BackfillException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;

class ImportTableLoaderTest {

  private static final LoadRequest REQUEST =
      new LoadRequest("plane_delays", "id-1", 1, "tegula_plane_delays_1", "bucket", "p/data/");

  private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
  private final List<String> begun = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();
  private final BulkLoader loader = new ImportTableLoader(dynamoDb, pauses::add);

  @Test
  void load_completedImport_returnsItsCounts() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add))
        .contains(new LoadResult("tegula_plane_delays_1", 7, 7, 0));
    assertThat(begun).hasSize(1);
    ImportTableRequest sent = dynamoDb.requests.get(0);
    assertThat(sent.inputFormatAsString()).isEqualTo("DYNAMODB_JSON");
    assertThat(sent.inputCompressionTypeAsString()).isEqualTo("GZIP");
    assertThat(sent.s3BucketSource().s3KeyPrefix()).isEqualTo("p/data/");
    assertThat(sent.clientToken()).isNotBlank().doesNotContain("$").hasSizeLessThan(65);
  }

  @Test
  void load_longImport_isWaitedForWithoutCap() {
    dynamoDb.polls = 5_000;
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add).orElseThrow().importedItemCount()).isEqualTo(7);
    assertThat(pauses).hasSizeGreaterThan(5_000).isSorted().last().isEqualTo(10_000L);
  }

  @Test
  void load_failedImportThatKeptItsTable_failsWithItsCounts() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.FAILED, 7, 5);
    assertThatThrownBy(() -> loader.load(REQUEST, begun::add))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view plane_delays: import into table tegula_plane_delays_1: FAILED"
                + " ItemValidationError: Some of the items failed; 2 of 7 lines refused"
                + " (expected: COMPLETED); the table is not used");
  }

  @Test
  void load_tableOfSomebodyElse_beginsNothing() {
    dynamoDb.tokenByTable.put("tegula_plane_delays_1", "another");
    assertThat(loader.load(REQUEST, begun::add)).isEmpty();
    assertThat(begun).isEmpty();
  }

  @Test
  void load_anotherAttempt_hasAnotherToken() {
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    loader.load(REQUEST, begun::add);
    loader.load(
        new LoadRequest("plane_delays", "id-1", 2, "tegula_plane_delays_1_2", "bucket", "p/data/"),
        begun::add);
    assertThat(dynamoDb.requests.stream().map(ImportTableRequest::clientToken).distinct())
        .hasSize(2);
  }

  @Test
  void load_importThatStartedUnanswered_isRecognised() {
    dynamoDb.answerLost = true;
    dynamoDb.ending = FakeDynamoDb.ended(ImportStatus.COMPLETED, 7, 7);
    assertThat(loader.load(REQUEST, begun::add))
        .contains(new LoadResult("tegula_plane_delays_1", 7, 7, 0));
    assertThat(begun).hasSize(1);
    assertThat(dynamoDb.requests).hasSize(1);
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
