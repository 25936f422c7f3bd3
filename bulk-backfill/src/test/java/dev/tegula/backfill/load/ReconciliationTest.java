package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.load.Reconciliation.Expected;
import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

class ReconciliationTest {

  private static final PackedItem CANARY = PackedItem.of(new byte[] {1}, new byte[] {2, 3});

  private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
  private final Reconciliation reconciliation = new Reconciliation(dynamoDb);

  @Test
  void require_equalCountsAndCanaries_passes() {
    dynamoDb.items.put(SdkBytes.fromByteArray(CANARY.key()), CANARY.row());
    assertThatCode(() -> require(0, 5, 5, 0)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "4,4,0", "5,4,1", "6,6,0", "5,5,1", "4,5,0"})
  void require_otherCounts_fails(long processed, long imported, long errors) {
    assertThatThrownBy(() -> require(0, processed, imported, errors))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view v: table t: %d rows read, %d written, %d errors (expected: 5, 5 and at most 0); FAILED; the table is not used"
                .formatted(processed, imported, errors));
  }

  @ParameterizedTest
  @CsvSource({"5,4,1", "4,3,1", "3,3,1"})
  void require_missingWithinTheBudget_passes(long processed, long imported, long errors) {
    // An abandoned object counts as one error, however many rows it takes along.
    assertThatCode(() -> require(2, processed, imported, errors)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"3,2,1", "6,6,0", "5,5,3"})
  void require_beyondTheBudget_fails(long processed, long imported, long errors) {
    assertThatThrownBy(() -> require(2, processed, imported, errors))
        .hasMessageContaining("(expected: 5, 5 and at most 2)");
  }

  @Test
  void require_canaryThatShouldExpireButStays_fails() {
    dynamoDb.items.put(SdkBytes.fromByteArray(CANARY.key()), CANARY.row());
    assertThatThrownBy(
            () ->
                reconciliation.require(
                    new Reconciliation.Expected(
                        "v", 5, 0, List.of(new PackedItem(CANARY.key(), CANARY.row(), 17))),
                    new BulkLoader.LoadResult("t", 5, 5, 0, 0, Optional.empty(), List.of())))
        .hasMessageContaining("the item under key 01 is another");
  }

  @Test
  void require_missingCanary_fails() {
    assertThatThrownBy(() -> require(0, 5, 5, 0))
        .hasMessageContaining("the item under key 01 is another");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2})
  void require_otherCanary_fails(long errorBudget) {
    dynamoDb.items.put(SdkBytes.fromByteArray(CANARY.key()), new byte[] {2, 4});
    assertThatThrownBy(() -> require(errorBudget, 5, 5, 0))
        .hasMessageContaining("the item under key 01 is another");
  }

  private void require(long errorBudget, long processed, long imported, long errors) {
    reconciliation.require(
        new Expected("v", 5, errorBudget, List.of(CANARY)),
        new LoadResult("t", processed, imported, errors, 0, Optional.of("FAILED"), List.of()));
  }
}
