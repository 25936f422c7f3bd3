package dev.tegula.backfill.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.report.BackfillException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;

class ReconciliationTest {

  private static final PackedItem CANARY = new PackedItem(new byte[] {1}, new byte[] {2, 3});

  private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
  private final Reconciliation reconciliation = new Reconciliation(dynamoDb);

  @Test
  void require_equalCountsAndCanaries_passes() {
    dynamoDb.items.put(SdkBytes.fromByteArray(CANARY.key()), CANARY.row());
    assertThatCode(
            () -> reconciliation.require("v", 5, new LoadResult("t", 5, 5, 0), List.of(CANARY)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "4,4,0", "5,4,1", "6,6,0", "5,5,1"})
  void require_otherCounts_fails(long processed, long imported, long errors) {
    LoadResult loaded = new LoadResult("t", processed, imported, errors);
    assertThatThrownBy(() -> reconciliation.require("v", 5, loaded, List.of()))
        .isInstanceOf(BackfillException.class)
        .hasMessage(
            "feature view v: import into table t: %d lines read, %d items written, %d errors (expected: 5, 5 and 0); the table is not used"
                .formatted(processed, imported, errors));
  }

  @Test
  void require_missingCanary_fails() {
    assertThatThrownBy(
            () -> reconciliation.require("v", 1, new LoadResult("t", 1, 1, 0), List.of(CANARY)))
        .hasMessageContaining("the item under key 01 is another");
  }

  @Test
  void require_otherCanary_fails() {
    dynamoDb.items.put(SdkBytes.fromByteArray(CANARY.key()), new byte[] {2, 4});
    assertThatThrownBy(
            () -> reconciliation.require("v", 1, new LoadResult("t", 1, 1, 0), List.of(CANARY)))
        .hasMessageContaining("the item under key 01 is another");
  }
}
