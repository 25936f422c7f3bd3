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
   * Fails unless every consolidated row was read and written and the canaries come back byte for
   * byte.
   *
   * @throws BackfillException naming view, table and the counts or the key that differ
   */
  public void require(
      String view, long consolidated, LoadResult loaded, List<PackedItem> canaries) {
    if (loaded.processedItemCount() != consolidated
        || loaded.importedItemCount() != consolidated
        || loaded.errorCount() != 0) {
      throw new BackfillException(
          "feature view %s: import into table %s: %d lines read, %d items written, %d errors (expected: %d, %d and 0); the table is not used"
              .formatted(
                  view,
                  loaded.table(),
                  loaded.processedItemCount(),
                  loaded.importedItemCount(),
                  loaded.errorCount(),
                  consolidated,
                  consolidated));
    }
    for (PackedItem canary : canaries) {
      if (!Arrays.equals(canary.row(), read(loaded.table(), canary.key()))) {
        throw new BackfillException(
            "feature view %s: table %s: the item under key %s is another (expected: the row that was placed); the table is not used"
                .formatted(view, loaded.table(), HexFormat.of().formatHex(canary.key())));
      }
    }
  }

  private byte[] read(String table, byte[] key) {
    Map<String, AttributeValue> item =
        dynamoDb
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
    AttributeValue row = item.get(RowItem.ROW_ATTRIBUTE);
    return row == null || row.b() == null ? new byte[0] : row.b().asByteArray();
  }
}
