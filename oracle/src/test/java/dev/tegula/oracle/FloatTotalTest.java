package dev.tegula.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class FloatTotalTest {

  private static final double U = 0x1p-53;

  @Test
  void exactSum_tenTenths_sumOfTheDoublesThemselves() {
    ExactSum.Total total = addedInTwoParts(0.1, 10);
    // A double's 0.1 is 0.1000000000000000055511151231257827..., so ten of them are not 1.
    BigDecimal exact = new BigDecimal(0.1).multiply(BigDecimal.TEN);
    assertThat(total.sum()).isEqualByComparingTo(exact);
    Truth sum = total(total, 10).asSum();
    assertThat(sum.value()).isEqualTo(1.0);
    // The bound is around the exact sum, which lies 5.55e-17 from the 1.0 that is written down.
    double own = exact.subtract(BigDecimal.ONE).doubleValue();
    double bound = 10 * U * total.magnitude().doubleValue();
    assertThat(sum.tolerance()).isEqualTo(Math.nextUp(bound + own));
    // Adding from left to right gives 0.9999999999999999, which must be accepted.
    double plain = 0;
    for (int i = 0; i < 10; i++) {
      plain += 0.1;
    }
    assertThat(plain).isNotEqualTo(1.0);
    assertThat(Math.abs(plain - 1.0)).isLessThanOrEqualTo(sum.tolerance());
  }

  @Test
  void exactSum_negativeValues_magnitudesAddUp() {
    ExactSum sum = new ExactSum();
    ExactSum.Total total = sum.reduce(sum.reduce(sum.zero(), -2.5), 4.0);
    assertThat(sum.finish(total)._1()).isEqualTo("1.5");
    assertThat(sum.finish(total)._2()).isEqualTo("6.5");
  }

  @Test
  void asSum_onlyZeros_mustBeEqual() {
    assertThat(new FloatTotal("0", "0", 3).asSum()).isEqualTo(Truth.exactly(0.0));
  }

  @Test
  void asSum_infinities_followDoubles() {
    ExactSum sum = new ExactSum();
    ExactSum.Total infinite = sum.reduce(sum.reduce(sum.zero(), 1.0), Double.POSITIVE_INFINITY);
    assertThat(total(infinite, 2).asSum().value()).isEqualTo(Double.POSITIVE_INFINITY);
    ExactSum.Total undefined = sum.reduce(infinite, Double.NEGATIVE_INFINITY);
    assertThat(total(undefined, 3).asMean().value()).isEqualTo(Double.NaN);
  }

  @Test
  void asMean_thirds_oneRoundingMore() {
    // (1 + 1 + 2) / 3, within u·4 and u·4/3, and the 1.5e-17 or so by which a double misses 4/3.
    Truth mean = new FloatTotal("4", "4", 3).asMean();
    assertThat(mean.value()).isEqualTo(4.0 / 3);
    assertThat(mean.tolerance())
        .isBetween(U * 4 + U * 4 / 3, U * 4 + U * 4 / 3 + Math.ulp(4.0 / 3));
  }

  @Test
  void integerMean_sumThatADoubleHolds_mustBeEqual() {
    assertThat(Truth.integerMean(BigDecimal.valueOf(10), 4)).isEqualTo(Truth.exactly(2.5));
    assertThat(Truth.integerMean(BigDecimal.valueOf(Long.MAX_VALUE), 4).tolerance()).isPositive();
  }

  private static FloatTotal total(ExactSum.Total total, long count) {
    var texts = new ExactSum().finish(total);
    return new FloatTotal(texts._1(), texts._2(), count);
  }

  private static ExactSum.Total addedInTwoParts(double value, int times) {
    ExactSum sum = new ExactSum();
    ExactSum.Total left = sum.zero();
    ExactSum.Total right = sum.zero();
    for (int i = 0; i < times; i++) {
      if (i % 3 == 0) {
        left = sum.reduce(left, value);
      } else {
        right = sum.reduce(right, value);
      }
    }
    return sum.merge(left, right);
  }
}
