package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {

  private final AtomicLong clock = new AtomicLong();
  private final StopSignal stop = new StopSignal();

  @Test
  void await_momentToCome_returnsNeverBeforeIt() {
    Pacer pacer = new Pacer(() -> clock.addAndGet(1_000), stop);

    for (long moment = 0; moment < 50_000_000; moment += 777_777) {
      assertThat(pacer.await(moment)).isTrue();
      assertThat(clock.get()).isGreaterThanOrEqualTo(moment).isLessThan(moment + 10_000);
    }
  }

  @Test
  void await_momentThatHasPassed_returnsAtOnce() {
    clock.set(1_000_000);

    assertThat(new Pacer(clock::get, stop).await(5)).isTrue();
  }

  @Test
  void await_stopped_doesNotWait() {
    stop.stop("enough");

    assertThat(new Pacer(clock::get, stop).await(Long.MAX_VALUE)).isFalse();
  }
}
