package dev.tegula.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Rows on the heap, filled once and then only read. Answers at once, on the caller's thread, and
 * never late. Immutable; usable from any thread.
 */
public final class HeapOnlineStore implements OnlineStore {

  private final Map<String, HeapTable> tables;

  private HeapOnlineStore(Map<String, HeapTable> tables) {
    this.tables = tables;
  }

  @Override
  public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos) {
    RowAnswer[] answers = new RowAnswer[reads.size()];
    for (int i = 0; i < answers.length; i++) {
      RowRead read = reads.get(i);
      HeapTable table = tables.get(read.location());
      answers[i] =
          table == null
              ? new RowAnswer.Failed("no table " + read.location())
              : table.answer(read.key());
    }
    return CompletableFuture.completedFuture(Arrays.asList(answers));
  }

  /** How many rows there are in all tables. */
  public long rowCount() {
    return tables.values().stream().mapToLong(HeapTable::rowCount).sum();
  }

  @Override
  public void close() {}

  /** Collects the rows of a store; confined to one thread. */
  public static final class Builder {

    private final Map<String, HeapTable> tables = new HashMap<>();

    /** Makes a table known, so that its missing rows are absent rather than failures. */
    public Builder table(String location) {
      tables.computeIfAbsent(location, unseen -> new HeapTable());
      return this;
    }

    /**
     * Adds a row; the arrays belong to the store from now on.
     *
     * @throws IllegalArgumentException when the table has a row under this key
     */
    public Builder row(String location, byte[] key, byte[] row) {
      tables.computeIfAbsent(location, unseen -> new HeapTable()).put(key, row);
      return this;
    }

    /** The store; the builder is not to be used afterwards. */
    public HeapOnlineStore build() {
      return new HeapOnlineStore(Map.copyOf(tables));
    }
  }
}
