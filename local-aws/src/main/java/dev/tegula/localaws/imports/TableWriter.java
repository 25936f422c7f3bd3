package dev.tegula.localaws.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Writes rows in batches on several threads. Rows of one key always take the same thread, in the
 * order in which they were added, so that the order alone decides which of them survives. {@link
 * #add} and {@link #finish} are for one thread.
 */
final class TableWriter implements AutoCloseable {

  private static final int BATCH_ROWS = 25;
  private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final int QUEUED_BATCHES = 4 * LANES;

  private final ImportTarget target;
  private final ImportTarget.Table table;
  private final BiConsumer<Row, String> refused;
  private final List<Lane> lanes = new ArrayList<>();
  private final Semaphore room = new Semaphore(QUEUED_BATCHES);
  private final AtomicLong written = new AtomicLong();

  /**
   * A writer into one table.
   *
   * @param refused told of each row that the table does not take, with the reason, from any thread
   */
  TableWriter(ImportTarget target, ImportTarget.Table table, BiConsumer<Row, String> refused) {
    this.target = target;
    this.table = table;
    this.refused = refused;
    for (int i = 0; i < LANES; i++) {
      lanes.add(new Lane());
    }
  }

  void add(Row row) throws InterruptedException {
    Map<String, AttributeValue> key = new LinkedHashMap<>();
    table.keyTypes().keySet().forEach(name -> key.put(name, row.item().get(name)));
    lanes.get(Math.floorMod(key.hashCode(), LANES)).add(key, row);
  }

  /** Waits for everything that was added; the number of writes. */
  long finish() throws InterruptedException {
    for (Lane lane : lanes) {
      lane.flush();
      await(lane.last);
    }
    return written.get();
  }

  @Override
  public void close() {
    lanes.forEach(lane -> lane.thread.shutdownNow());
  }

  private void write(List<Row> batch) {
    try {
      target.putAll(table.name(), batch.stream().map(Row::item).toList());
      written.addAndGet(batch.size());
    } catch (DynamoDbException e) {
      // One bad item refuses the whole batch: find it.
      batch.forEach(this::writeOne);
    }
  }

  private void writeOne(Row row) {
    try {
      target.put(table.name(), row.item());
      written.incrementAndGet();
    } catch (DynamoDbException e) {
      refused.accept(row, String.valueOf(e.getMessage()));
    }
  }

  private static void await(Future<?> write) throws InterruptedException {
    try {
      write.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch was not written: " + e.getCause(), e);
    }
  }

  /** One thread and the batch that grows for it. */
  private final class Lane {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Set<Map<String, AttributeValue>> keys = new HashSet<>();
    private List<Row> batch = new ArrayList<>();
    private Future<?> last = CompletableFuture.completedFuture(null);

    void add(Map<String, AttributeValue> key, Row row) throws InterruptedException {
      // A batch may not have a key twice.
      if (batch.size() == BATCH_ROWS || keys.contains(key)) {
        flush();
      }
      keys.add(key);
      batch.add(row);
    }

    void flush() throws InterruptedException {
      if (last.isDone()) {
        await(last);
      }
      List<Row> full = batch;
      batch = new ArrayList<>();
      keys.clear();
      room.acquire();
      last =
          thread.submit(
              () -> {
                try {
                  write(full);
                } finally {
                  room.release();
                }
              });
    }
  }
}
