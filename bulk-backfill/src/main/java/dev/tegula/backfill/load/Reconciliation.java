package dev.tegula.backfill.load;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.BulkLoader.LoadResult;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.store.RowItem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Compares a loaded table with what was meant to be in it. An import's own verdict is not enough:
 * an empty prefix completes, and an object may be abandoned at the price of one error.
 */
public final class Reconciliation {

  private final DynamoDbClient dynamoDb;

  public Reconciliation(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /**
   * What should be in a table.
   *
   * @param rows consolidated rows, one per key
   * @param errorBudget how many of them may be missing; zero unless somebody knows better
   * @param canaries some of the rows
   */
  public record Expected(String view, long rows, long errorBudget, List<PackedItem> canaries) {

    public Expected {
      canaries = List.copyOf(canaries);
      if (errorBudget < 0) {
        throw new IllegalArgumentException("errorBudget: " + errorBudget + " (expected: >= 0)");
      }
    }

    /** Every row must have arrived. */
    public static Expected all(String view, long rows, List<PackedItem> canaries) {
      return new Expected(view, rows, 0, canaries);
    }
  }

  /**
   * Fails unless consolidated = processed = imported, short of the error budget, and the canaries
   * come back byte for byte. The budget is held against missing rows, not against the load's own
   * count of errors, which understates them.
   *
   * @throws BackfillException naming view, table and the counts or the key that differ
   */
  public void require(Expected expected, LoadResult loaded) {
    long missing = expected.rows() - loaded.importedItemCount();
    boolean allRead = expected.errorBudget() > 0 || loaded.processedItemCount() == expected.rows();
    if (missing < 0
        || missing > expected.errorBudget()
        || loaded.errorCount() > expected.errorBudget()
        || !allRead) {
      throw new BackfillException(
          "feature view %s: table %s: %d rows read, %d written, %d errors (expected: %d, %d and at most %d)%s; the table is not used"
              .formatted(
                  expected.view(),
                  loaded.table(),
                  loaded.processedItemCount(),
                  loaded.importedItemCount(),
                  loaded.errorCount(),
                  expected.rows(),
                  expected.rows(),
                  expected.errorBudget(),
                  loaded.complaint().map(complaint -> "; " + complaint).orElse("")));
    }
    requireCanaries(expected, loaded.table());
  }

  /** A canary may be among the rows that the budget forgives, but not be another row. */
  private void requireCanaries(Expected expected, String table) {
    for (PackedItem canary : expected.canaries()) {
      Map<String, AttributeValue> found = read(table, canary.key());
      boolean forgiven = found.isEmpty() && expected.errorBudget() > 0;
      if (!forgiven && !same(canary, found)) {
        throw new BackfillException(
            "feature view %s: table %s: the item under key %s is another (expected: the row that was placed); the table is not used"
                .formatted(expected.view(), table, HexFormat.of().formatHex(canary.key())));
      }
    }
  }

  private static boolean same(PackedItem canary, Map<String, AttributeValue> found) {
    AttributeValue row = found.get(RowItem.ROW_ATTRIBUTE);
    AttributeValue expiry = found.get(RowItem.EXPIRY_ATTRIBUTE);
    return row != null
        && row.b() != null
        && Arrays.equals(canary.row(), row.b().asByteArrayUnsafe())
        && (canary.expires()
            ? expiry != null && Long.toString(canary.expiresSeconds()).equals(expiry.n())
            : expiry == null);
  }

  private Map<String, AttributeValue> read(String table, byte[] key) {
    return dynamoDb
        .getItem(
            request ->
                request
                    .tableName(table)
                    .consistentRead(true)
                    .key(
                        Map.of(
                            RowItem.KEY_ATTRIBUTE,
                            AttributeValue.fromB(SdkBytes.fromByteArray(key)))))
        .item();
  }
}
