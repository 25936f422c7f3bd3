package dev.tegula.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogAxisTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  @ParameterizedTest
  @CsvSource({
    "0.3, 31, 0.2, 50",
    "1, 10, 1, 10",
    "0.05, 0.06, 0.05, 0.1",
    "7, 7, 5, 10",
    "2, 2, 2, 5"
  })
  void around_values_endsAtOneTwoOrFive(double least, double greatest, double from, double to) {
    LogAxis axis = LogAxis.around(least, greatest, 0, 100);

    assertThat(axis.least()).isCloseTo(from, ROUNDING);
    assertThat(axis.greatest()).isCloseTo(to, ROUNDING);
  }

  @Test
  void pixel_values_areSpacedByTheirRatio() {
    LogAxis axis = new LogAxis(1, 100, 0, 100);

    assertThat(axis.pixel(1)).isCloseTo(0, ROUNDING);
    assertThat(axis.pixel(10)).isCloseTo(50, ROUNDING);
    assertThat(axis.pixel(100)).isCloseTo(100, ROUNDING);
    assertThat(axis.pixel(0)).isEqualTo(axis.pixel(1));
    assertThat(axis.pixel(1_000)).isEqualTo(axis.pixel(100));
  }

  @Test
  void ticks_wideOrNarrowAxis_areFew() {
    assertClose(new LogAxis(0.2, 10, 0, 1).ticks(), List.of(0.2, 0.5, 1.0, 2.0, 5.0, 10.0));
    assertClose(new LogAxis(0.1, 1_000, 0, 1).ticks(), List.of(0.1, 1.0, 10.0, 100.0, 1_000.0));
  }

  @Test
  void axis_withoutExtent_isRefused() {
    assertThatThrownBy(() -> new LogAxis(1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("axis: 1.0 to 1.0 (expected: 0 < least < greatest)");
  }

  private static void assertClose(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), ROUNDING);
    }
  }
}
