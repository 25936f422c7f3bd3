package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlarmTest {

  private static final long MILLI = 1_000_000;
  private static final long PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<Long> rung = new LinkedBlockingQueue<>();

  @Test
  void ringIn_setTwice_ringsAtEachTimeAndNotBefore() throws InterruptedException {
    try (Alarm alarm = new Alarm(() -> rung.add(System.nanoTime()))) {
      for (long millis : new long[] {30, 1}) {
        long set = System.nanoTime();
        alarm.ringIn(millis * MILLI);

        assertThat(rung.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) - set)
            .isGreaterThanOrEqualTo(millis * MILLI);
      }
      assertThat(rung).isEmpty();
    }
  }

  @Test
  void ringIn_earlierThanBefore_ringsAtTheEarlierTimeOnly() throws InterruptedException {
    try (Alarm alarm = new Alarm(() -> rung.add(System.nanoTime()))) {
      alarm.ringIn(TimeUnit.DAYS.toNanos(1));
      alarm.ringIn(MILLI);

      assertThat(rung.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
      assertThat(rung).isEmpty();
    }
  }
}
