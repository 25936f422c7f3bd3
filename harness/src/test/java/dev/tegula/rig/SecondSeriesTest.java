package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult.Second;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondSeriesTest {

  private final SecondSeries series = new SecondSeries();

  private List<Second> seconds() {
    return series.slices().stream().map(SecondSeries.Slice::second).toList();
  }

  @Test
  void slices_lateAnswer_countsWhereItWasDue() {
    series.due(0, 1);
    series.due(2, 1);
    series.latency(0, 200);
    series.error(2);

    assertThat(seconds())
        .containsExactly(
            new Second(0, 1, 0, 200, 200, 200),
            new Second(1, 0, 0, 0, 0, 0),
            new Second(2, 1, 1, 0, 0, 0));
  }

  @Test
  void slices_longRun_keepsEverySecond() {
    for (int second = 0; second < 1_000; second++) {
      series.due(second, 0);
      series.latency(second, second + 1);
    }

    assertThat(seconds()).hasSize(1_000);
    assertThat(seconds().get(0)).isEqualTo(new Second(0, 1, 0, 1, 1, 1));
    assertThat(seconds().get(999).second()).isEqualTo(999);
  }

  @Test
  void quiet_secondsWithHiccups_areLeftOut() {
    for (int second = 0; second < 4; second++) {
      series.due(second, 10 * (second + 1));
      series.latency(second, 100 * (second + 1));
    }

    // The fourth second has no entry: nobody watched it.
    ScenarioDetail.Quiet quiet =
        QuietSeconds.of(series.slices(), List.of(1_000_000L, 1_000_001L, 0L));

    assertThat(quiet.seconds()).isEqualTo(2);
    assertThat(quiet.latency().n()).isEqualTo(2);
    assertThat(quiet.latency().p50()).isEqualTo(100);
    assertThat(quiet.latency().max()).isBetween(300L, 302L);
    assertThat(quiet.lateness().max()).isEqualTo(30);
  }
}
