package dev.tegula.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** From the usual table of critical values. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706",
    "0.95, 2, 4.303",
    "0.95, 9, 2.262",
    "0.95, 30, 2.042",
    "0.99, 5, 4.032",
    "0.99, 120, 2.617",
    "0.90, 15, 1.753",
    "0.95, 10000, 1.960",
    "0.999, 3, 12.924"
  })
  void twoSided_tabulated_isTheTable(double confidence, int degrees, double expected) {
    assertThat(StudentT.twoSided(confidence, degrees)).isCloseTo(expected, within(5e-4));
  }
}
