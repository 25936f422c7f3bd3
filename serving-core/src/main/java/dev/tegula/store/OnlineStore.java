package dev.tegula.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where packed rows are read from. One call takes all rows of a request, so that a store can choose
 * its network calls.
 */
public interface OnlineStore extends AutoCloseable {

  /**
   * Reads rows.
   *
   * @param reads distinct or not; at most a few hundred
   * @param deadlineNanos on the clock of {@link System#nanoTime()}; rows that are late are answered
   *     as {@link RowAnswer.Late}
   * @return one answer per read, in order. The stage fails only when nothing can be said of any
   *     row, for example when the store is closed; a row's own trouble is its {@link
   *     RowAnswer.Failed}.
   */
  CompletionStage<List<RowAnswer>> read(List<RowRead> reads, long deadlineNanos);

  @Override
  void close();
}
