package dev.tegula.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Rows on the heap. Tables come and go as a whole and do not change meanwhile. Answers at once, on
 * the caller's thread, and never late. Usable from any thread.
 */
public final class HeapOnlineStore implements OnlineStore {

  private volatile Map<String, HeapTable> tables;

  private HeapOnlineStore(Map<String, HeapTable> tables) {
    this.tables = tables;
  }

  @Override
  public CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos) {
    Map<String, HeapTable> known = tables;
    RowAnswer[] answers = new RowAnswer[reads.size()];
    for (int i = 0; i < answers.length; i++) {
      RowRead read = reads.get(i);
      HeapTable table = known.get(read.location());
      answers[i] =
          table == null
              ? new RowAnswer.Failed("no table " + read.location())
              : table.answer(read.key());
    }
    return CompletableFuture.completedFuture(Arrays.asList(answers));
  }

  /**
   * Makes new tables known and forgets old ones. For one thread at a time.
   *
   * @param more not to be used afterwards
   * @param kept the locations of the old tables that stay
   */
  public void replace(Builder more, Set<String> kept) {
    Map<String, HeapTable> next = new HashMap<>(tables);
    next.keySet().retainAll(kept);
    next.putAll(more.tables);
    tables = Map.copyOf(next);
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
