package dev.tegula.backfill.run;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs Spark jobs, so many at once, those of the first views first: a view that is staged is
 * consolidated before the next is staged, so that its import, which waits more than it works, is
 * under way early. Usable from any thread.
 */
final class SparkJobs implements AutoCloseable {

  private final AtomicLong submitted = new AtomicLong();
  private final ThreadPoolExecutor threads;

  SparkJobs(int parallelism) {
    this.threads =
        new ThreadPoolExecutor(
            parallelism, parallelism, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
  }

  /**
   * Queues a job behind those of lower rank and those of the same rank that came before.
   *
   * @param rank the position of the job's view
   */
  <T> Future<T> submit(int rank, Callable<T> job) {
    Ranked<T> ranked = new Ranked<>(rank, submitted.getAndIncrement(), job);
    threads.execute(ranked);
    return ranked;
  }

  /** Interrupts what runs and forgets what waits. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static final class Ranked<T> extends FutureTask<T> implements Comparable<Ranked<?>> {

    private final int rank;
    private final long number;

    Ranked(int rank, long number, Callable<T> job) {
      super(job);
      this.rank = rank;
      this.number = number;
    }

    @Override
    public int compareTo(Ranked<?> other) {
      int byRank = Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(number, other.number);
    }
  }
}
