package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HiccupRecorderTest {

  private static final long MILLI = 1_000_000L;

  /** Sleeps as asked, 50 microseconds too long each time, and 30 ms too long from 1.5 s on once. */
  private Hiccups record(long windowStartNanos, long endNanos) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    long[] now = {0};
    boolean[] stalled = {false};
    HiccupRecorder recorder =
        new HiccupRecorder(
            () -> now[0],
            nanos -> {
              now[0] += nanos + 50_000;
              if (now[0] >= 1_500 * MILLI && !stalled[0]) {
                stalled[0] = true;
                now[0] += 30 * MILLI;
              }
              if (now[0] > 4_000 * MILLI) {
                over.countDown();
                Thread.yield();
              }
            });
    try (HiccupRecorder.Recording recording = recorder.start(windowStartNanos)) {
      over.await();
      return recording.until(endNanos);
    }
  }

  @Test
  void record_oneStall_isInItsSecondOnly() throws InterruptedException {
    Hiccups hiccups = record(0, 4_000 * MILLI);

    assertThat(hiccups.maxima()).hasSize(4);
    assertThat(hiccups.maxima().get(1)).isBetween(30 * MILLI, 30 * MILLI + 50_000);
    assertThat(hiccups.maxima().get(0)).isZero();
    assertThat(hiccups.maxima().get(2)).isZero();
  }

  @Test
  void record_oneStall_countsForEachMillisecondThatItTook() throws InterruptedException {
    Hiccups hiccups = record(0, 4_000 * MILLI);

    assertThat(hiccups.histogram().getCountBetweenValues(MILLI, 40 * MILLI)).isBetween(29L, 31L);
  }

  /** Sleeps as asked until 1.5 s, and is then not woken until the end. */
  private Hiccups recordStandstill(long endNanos, long clockAtTheEnd) throws InterruptedException {
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicLong now = new AtomicLong();
    HiccupRecorder recorder =
        new HiccupRecorder(
            now::get,
            nanos -> {
              if (now.get() < 1_500 * MILLI) {
                now.addAndGet(nanos);
                return;
              }
              asleep.countDown();
              try {
                end.await();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            });
    try (HiccupRecorder.Recording recording = recorder.start(0)) {
      asleep.await();
      now.set(clockAtTheEnd);
      return recording.until(endNanos);
    }
  }

  @Test
  void until_threadNotWokenSince_thatIsAHiccupOfEverySecond() throws InterruptedException {
    Hiccups hiccups = recordStandstill(4_000 * MILLI, 4_000 * MILLI);

    assertThat(hiccups.maxima()).containsExactly(0L, 2_499 * MILLI, 2_499 * MILLI, 2_499 * MILLI);
    assertThat(hiccups.histogram().getMaxValue()).isGreaterThan(2_490 * MILLI);
  }

  @Test
  void until_secondsThatNobodySaw_haveNoMaximum() throws InterruptedException {
    Hiccups hiccups = recordStandstill(4_000 * MILLI, 1_500 * MILLI);

    assertThat(hiccups.maxima()).containsExactly(0L, 0L);
  }

  @Test
  void record_stallInTheWarmup_doesNotCount() throws InterruptedException {
    Hiccups hiccups = record(2_000 * MILLI, 4_000 * MILLI);

    assertThat(hiccups.maxima()).containsExactly(0L, 0L);
  }
}
