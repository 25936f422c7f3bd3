package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBoundTest {

  /**
   * Values from a bisection of the binomial sum with 50 decimal digits, made once outside this
   * code.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 100, 0.029513049607039935",
    "1, 10, 0.39416330243650477",
    "5, 100, 0.10225337764327451",
    "9, 10, 0.9948838031081763",
    "2, 15000, 4.196594778803908e-4",
    "30, 15000, 2.7117336109526474e-3",
    "3, 30000000, 2.584551971209693e-07",
  })
  void upper95_knownValues_agree(long errors, long requests, double expected) {
    assertThat(ErrorBound.upper95(errors, requests)).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void upper95_noErrors_isTheRuleOfThree() {
    assertThat(30_000_000 * ErrorBound.upper95(0, 30_000_000)).isCloseTo(3, within(0.005));
  }

  @Test
  void upper95_smallCounts_leaveFivePercentBelow() {
    for (int requests = 1; requests <= 25; requests++) {
      for (int errors = 0; errors < requests; errors++) {
        double bound = ErrorBound.upper95(errors, requests);
        assertThat(atMost(errors, requests, bound))
            .as("%d of %d", errors, requests)
            .isCloseTo(0.05, within(1e-12));
      }
    }
  }

  @Test
  void upper95_edges_areOne() {
    assertThat(ErrorBound.upper95(7, 7)).isEqualTo(1);
    assertThat(ErrorBound.upper95(0, 0)).isEqualTo(1);
  }

  @Test
  void upper95_manyErrors_doesNotUnderflow() {
    assertThat(ErrorBound.upper95(500_000, 1_000_000)).isBetween(0.5008, 0.5009);
  }

  @Test
  void upper95_moreErrorsThanRequests_isRefused() {
    assertThatThrownBy(() -> ErrorBound.upper95(3, 2))
        .hasMessage("errors: 3 (expected: 0 to 2 requests)");
  }

  /** The definition, term by term. */
  private static double atMost(int errors, int requests, double rate) {
    BigDecimal p = new BigDecimal(rate);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal choose = BigDecimal.ONE;
    for (int k = 0; k <= errors; k++) {
      sum =
          sum.add(
              choose
                  .multiply(p.pow(k, MathContext.DECIMAL128))
                  .multiply(BigDecimal.ONE.subtract(p).pow(requests - k, MathContext.DECIMAL128)));
      choose = choose.multiply(BigDecimal.valueOf(requests - k)).divide(BigDecimal.valueOf(k + 1));
    }
    return sum.doubleValue();
  }
}
