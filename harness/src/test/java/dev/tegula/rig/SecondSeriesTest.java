package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.ScenarioResult.Second;
import org.junit.jupiter.api.Test;

class SecondSeriesTest {

  private final SecondSeries series = new SecondSeries();

  @Test
  void seconds_lateAnswer_countsWhereItWasDue() {
    series.due(0);
    series.due(2);
    series.latency(0, 200);
    series.error(2);

    assertThat(series.seconds())
        .containsExactly(
            new Second(0, 1, 0, 200, 200, 200),
            new Second(1, 0, 0, 0, 0, 0),
            new Second(2, 1, 1, 0, 0, 0));
  }

  @Test
  void seconds_longRun_keepsTheClosedOnes() {
    for (int second = 0; second < 1_000; second++) {
      series.due(second);
      series.latency(second, second + 1);
      series.ended(second);
    }

    assertThat(series.seconds()).hasSize(1_000);
    assertThat(series.seconds().get(0)).isEqualTo(new Second(0, 1, 0, 1, 1, 1));
    assertThat(series.seconds().get(999).second()).isEqualTo(999);
  }

  @Test
  void seconds_answerMuchTooLate_stillCountsWhereItWasDue() {
    series.due(0);
    for (int second = 1; second < 100; second++) {
      series.due(second);
      series.ended(second);
    }
    series.error(0);
    series.ended(0);

    assertThat(series.seconds()).hasSize(100);
    assertThat(series.seconds().get(0)).isEqualTo(new Second(0, 1, 1, 0, 0, 0));
  }
}
