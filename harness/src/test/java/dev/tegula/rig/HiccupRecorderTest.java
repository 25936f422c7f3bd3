package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
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

  @Test
  void record_stallInTheWarmup_doesNotCount() throws InterruptedException {
    Hiccups hiccups = record(2_000 * MILLI, 4_000 * MILLI);

    assertThat(hiccups.maxima()).containsExactly(0L, 0L);
  }
}
