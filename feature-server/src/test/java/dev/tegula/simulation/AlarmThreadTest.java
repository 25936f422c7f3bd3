package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AlarmThreadTest {

  @Test
  void at_manyTimesInAnyOrder_eachRunsOnceInOrderAndNeverBefore() throws InterruptedException {
    int count = 500;
    List<Long> ran = new CopyOnWriteArrayList<>();
    List<Long> early = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(count);
    // Far enough ahead that all are handed over before the first is due.
    long startNanos = System.nanoTime() + 200_000_000;
    try (AlarmThread alarm = new AlarmThread()) {
      for (int step : new Random(1).ints(0, count).distinct().limit(count).toArray()) {
        long dueNanos = startNanos + step * 100_000L;
        alarm.at(
            dueNanos,
            () -> {
              long lateNanos = System.nanoTime() - dueNanos;
              if (lateNanos < 0) {
                early.add(lateNanos);
              }
              ran.add(dueNanos);
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(early).isEmpty();
    assertThat(ran).hasSize(count).isSorted();
  }

  @Test
  void at_timeThatHasPassed_runsAtOnce() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    try (AlarmThread alarm = new AlarmThread()) {
      alarm.at(System.nanoTime() + TimeUnit.HOURS.toNanos(1), () -> {});
      alarm.at(System.nanoTime() - 1, done::countDown);

      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
