package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import dev.tegula.backfill.load.RowWriter;
import dev.tegula.backfill.load.WriteCount;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The Spark task that writes the rows of a partition into a table. All rows of a key are in one
 * partition, so that one writer alone decides which of them comes last. A repeated task writes the
 * same rows again.
 */
final class RowWriting implements Function2<Integer, Iterator<InternalRow>, Iterator<RowWrites>> {

  private static final long serialVersionUID = 1L;

  private static final int CANARIES = 4;

  /** Which rows become items. */
  enum Kind {
    EVERY_ROW,
    ONE_PER_ENTITY
  }

  private final EntityTask task;
  private final TableTarget target;
  private final Kind kind;

  RowWriting(EntityTask task, TableTarget target, Kind kind) {
    this.task = task;
    this.target = target;
    this.kind = kind;
  }

  @Override
  public Iterator<RowWrites> call(Integer partition, Iterator<InternalRow> rows) {
    Watched items =
        new Watched(
            switch (kind) {
              case EVERY_ROW -> new HistoryRows(rows, task);
              case ONE_PER_ENTITY -> task.rows(partition, rows);
            });
    WriteCount count = write(items, new Random(partition));
    return List.of(new RowWrites(items.built, count, List.copyOf(items.canaries.values())))
        .iterator();
  }

  private WriteCount write(Iterator<PackedItem> items, Random random) {
    Long token = target.fencingToken();
    if (token == null) {
      try (DynamoDbClient dynamoDb = target.aws().dynamoDbForWrites()) {
        return new RowWriter(dynamoDb, target.table(), Thread::sleep, random).write(items);
      }
    }
    try (DynamoDbAsyncClient dynamoDb = target.aws().dynamoDbAsyncForWrites()) {
      return RowWriter.fenced(
              dynamoDb, new RowWriter.Fence(target.table(), token), Thread::sleep, random)
          .write(items);
    }
  }

  /** Counts the items that pass and remembers the last ones of the first keys. */
  private static final class Watched implements Iterator<PackedItem> {

    private final Iterator<PackedItem> items;
    private final Map<ByteBuffer, PackedItem> canaries = new LinkedHashMap<>();
    private long built;

    Watched(Iterator<PackedItem> items) {
      this.items = items;
    }

    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public PackedItem next() {
      PackedItem item = items.next();
      built++;
      ByteBuffer key = ByteBuffer.wrap(item.key());
      if (canaries.size() < CANARIES || canaries.containsKey(key)) {
        canaries.put(key, item);
      }
      return item;
    }
  }
}
