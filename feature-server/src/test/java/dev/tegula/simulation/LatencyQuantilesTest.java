package dev.tegula.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatencyQuantilesTest {

  private final LatencyQuantiles standard = DeclaredLatency.standard().quantiles();

  @ParameterizedTest
  @CsvSource({
    "0, 1.8",
    "0.01, 1.8",
    "0.10, 2.4",
    "0.50, 3.5",
    "0.90, 7",
    "0.95, 10",
    "0.975, 14",
    "0.9968, 28",
    "0.99845, 37",
    "0.9997, 55",
    "0.99999, 120",
    "1, 200"
  })
  void nanos_atTheGivenQuantiles_asGiven(double share, double millis) {
    assertThat(standard.nanos(share) / 1e6).isCloseTo(millis, within(1e-6));
  }

  @Test
  void nanos_betweenTwo_logarithmGrowsEvenly() {
    assertThat(standard.nanos(0.925) / 1e6).isCloseTo(Math.sqrt(7.0 * 10.0), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "'0.5:3', 'quantiles: 0.5:3 (expected: the last to be of quantile 1)'",
    "'0.5:3 1:2', 'quantiles: 1:2 (expected: a quantile up to 1 and milliseconds > 0, both ascending)'",
    "'0.5:0 1:2', 'quantiles: 0.5:0 (expected: a quantile up to 1 and milliseconds > 0, both ascending)'",
    "'0.5 1:2', 'quantiles: 0.5 (expected: quantile:milliseconds, as 0.99:20)'",
    "'1:NaN', 'quantiles: 1:NaN (expected: a quantile up to 1 and milliseconds > 0, both ascending)'",
  })
  void parse_wrong_saysWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> LatencyQuantiles.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
