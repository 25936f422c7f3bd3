package dev.tegula.backfill.load;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.report.BackfillException;
import dev.tegula.store.RowItem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes rows into an existing table, strictly one batch after the other: of two rows of one key
 * the later wins, as DynamoDB orders nothing inside a batch and refuses a key that occurs twice in
 * it. Confined to one thread; several writers may write disjoint keys at once.
 */
public final class RowWriter {

  /**
   * Also keeps a batch below the 16 MB of a request: 25 items of at most 400 KB are 10 MB, 13.3 MB
   * in Base64.
   */
  private static final int MOST_ITEMS = 25;

  private final String table;
  private final int fenceBytes;
  private final BatchPut put;

  /**
   * Writes by BatchWriteItem, into a table that nobody reads yet.
   *
   * @param dynamoDb had better not retry by itself: this does, and counts
   * @param random for the jitter of pauses
   */
  public RowWriter(DynamoDbClient dynamoDb, String table, Pause pause, RandomGenerator random) {
    this(table, 0, new BatchPut(new BatchSender(dynamoDb), pause, random));
  }

  private RowWriter(String table, int fenceBytes, BatchPut put) {
    this.table = table;
    this.fenceBytes = fenceBytes;
    this.put = put;
  }

  /**
   * Writes into a table that readers use: never over a row that was written under a later lease.
   *
   * @param dynamoDb had better not retry by itself
   * @param fence the table, and the token of the lease
   */
  public static RowWriter fenced(
      DynamoDbAsyncClient dynamoDb, Fence fence, Pause pause, RandomGenerator random) {
    return new RowWriter(
        fence.table(),
        PackedItem.fenceBytes(fence.token()),
        new BatchPut(new FencedSender(dynamoDb, fence.token()), pause, random));
  }

  /** A table, and the token of the lease under which it is written. */
  public record Fence(String table, long token) {}

  /**
   * Writes all rows, replacing those under the same keys.
   *
   * @throws BackfillException when a row is too large, DynamoDB refuses, or takes nothing for
   *     minutes; the rows before may have been written
   */
  public WriteCount write(Iterator<PackedItem> rows) {
    WriteCount count = WriteCount.NONE;
    List<WriteRequest> batch = new ArrayList<>(MOST_ITEMS);
    Set<ByteBuffer> keys = new HashSet<>();
    while (rows.hasNext()) {
      PackedItem row = rows.next();
      ByteBuffer key = ByteBuffer.wrap(row.key());
      if (batch.size() == MOST_ITEMS || keys.contains(key)) {
        count = count.plus(put.all(table, batch));
        batch.clear();
        keys.clear();
      }
      keys.add(key);
      requireKept(row);
      batch.add(request(row));
    }
    return batch.isEmpty() ? count : count.plus(put.all(table, batch));
  }

  private void requireKept(PackedItem row) {
    int sizeBytes = row.sizeBytes() + fenceBytes;
    if (sizeBytes > PackedItem.MAX_ITEM_BYTES) {
      throw new BackfillException(
          "table %s: the row under key %s: an item of %d bytes (expected: <= %d, the most that DynamoDB keeps)"
              .formatted(
                  table,
                  HexFormat.of().formatHex(row.key()),
                  sizeBytes,
                  PackedItem.MAX_ITEM_BYTES));
    }
  }

  private static WriteRequest request(PackedItem row) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(RowItem.KEY_ATTRIBUTE, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(row.key())));
    item.put(RowItem.ROW_ATTRIBUTE, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(row.row())));
    if (row.expires()) {
      item.put(RowItem.EXPIRY_ATTRIBUTE, AttributeValue.fromN(Long.toString(row.expiresSeconds())));
    }
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }
}
