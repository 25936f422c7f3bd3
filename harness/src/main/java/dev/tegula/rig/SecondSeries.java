package dev.tegula.rig;

import dev.tegula.result.ScenarioResult.Second;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The measured window second by second, by when requests were due. A second's histogram lives only
 * until its last request has ended, so that a long run needs no more memory than a short one. For
 * one thread.
 */
final class SecondSeries {

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Second> closed = new ArrayList<>();

  /** Notes a request that is due in a second; seconds never go back. */
  void due(int second) {
    while (nextSecond() <= second) {
      closeEnded();
      open.addLast(new Open(nextSecond()));
    }
    Open current = at(second);
    current.requests++;
    current.pending++;
  }

  /** Notes the latency of a request that is about to end. */
  void latency(int second, long nanos) {
    at(second).latency.recordValue(nanos);
  }

  /** Notes that a request is about to end without a right answer. */
  void error(int second) {
    at(second).errors++;
  }

  /** Notes the end of a request. */
  void ended(int second) {
    at(second).pending--;
  }

  /** All seconds so far. */
  List<Second> seconds() {
    List<Second> all = new ArrayList<>(closed);
    open.forEach(second -> all.add(second.close()));
    return all;
  }

  private void closeEnded() {
    for (Open head = open.peekFirst(); head != null && head.pending == 0; head = open.peekFirst()) {
      closed.add(head.close());
      open.removeFirst();
    }
  }

  private int nextSecond() {
    return closed.size() + open.size();
  }

  private Open at(int second) {
    for (Open candidate : open) {
      if (candidate.number == second) {
        return candidate;
      }
    }
    throw new IllegalStateException("second " + second + " is not open");
  }

  private static final class Open {
    private final int number;
    private final Histogram latency = new Histogram(2);
    private long requests;
    private long pending;
    private long errors;

    Open(int number) {
      this.number = number;
    }

    Second close() {
      return new Second(
          number,
          requests,
          errors,
          Percentiles.at(latency, 50),
          Percentiles.at(latency, 99),
          latency.getMaxValue());
    }
  }
}
