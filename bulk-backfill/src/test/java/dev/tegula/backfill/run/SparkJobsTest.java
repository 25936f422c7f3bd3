package dev.tegula.backfill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SparkJobsTest {

  @Test
  void submit_jobsOfSeveralViews_runsTheFirstViewsFirst() throws Exception {
    Queue<String> ran = new ConcurrentLinkedQueue<>();
    CountDownLatch queued = new CountDownLatch(1);
    try (SparkJobs jobs = new SparkJobs(1)) {
      Future<Boolean> first = jobs.submit(9, () -> queued.await(10, TimeUnit.SECONDS));
      List<Future<Boolean>> rest =
          Stream.of("1 a", "1 b", "0 a", "2 a", "0 b")
              .map(name -> jobs.submit(Integer.parseInt(name.substring(0, 1)), () -> ran.add(name)))
              .toList();
      queued.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
      for (Future<Boolean> job : rest) {
        job.get(10, TimeUnit.SECONDS);
      }
    }
    assertThat(ran).containsExactly("0 a", "0 b", "1 a", "1 b", "2 a");
  }
}
