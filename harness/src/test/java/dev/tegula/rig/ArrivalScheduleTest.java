package dev.tegula.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalScheduleTest {

  private static final int ARRIVALS = 100_000;
  private static final double RATE = 500;

  /** Distances between arrivals in seconds; the first is counted from the start. */
  private static double[] gaps(ArrivalSchedule schedule) {
    double[] gaps = new double[ARRIVALS];
    long before = 0;
    for (int i = 0; i < ARRIVALS; i++) {
      long next = schedule.nextOffsetNanos();
      gaps[i] = (next - before) / 1e9;
      before = next;
    }
    return gaps;
  }

  /** Kolmogorov-Smirnov distance from the exponential distribution, times the root of n. */
  private static double distanceFromExponential(double[] gaps) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = 1 - Math.exp(-sorted[i] * RATE);
      distance =
          Math.max(
              distance,
              Math.max(
                  Math.abs(expected - (double) i / sorted.length),
                  Math.abs(expected - (double) (i + 1) / sorted.length)));
    }
    return distance * Math.sqrt(sorted.length);
  }

  /** Variance of the arrivals in a second over their mean: 1 for a Poisson process. */
  private static double dispersion(double[] gaps) {
    int seconds = (int) (ARRIVALS / RATE) - 10;
    long[] counts = new long[seconds];
    double time = 0;
    for (double gap : gaps) {
      time += gap;
      if (time < seconds) {
        counts[(int) time]++;
      }
    }
    double mean = Arrays.stream(counts).average().orElseThrow();
    double variance =
        Arrays.stream(counts).mapToDouble(n -> (n - mean) * (n - mean)).sum() / (seconds - 1);
    return variance / mean;
  }

  private static double correlationOfNeighbours(double[] gaps) {
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i + 1 < gaps.length; i++) {
      covariance += (gaps[i] - mean) * (gaps[i + 1] - mean);
      variance += (gaps[i] - mean) * (gaps[i] - mean);
    }
    return covariance / variance;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, -7_000_000_000L})
  void poisson_manyArrivals_haveIndependentExponentialGaps(long seed) {
    double[] gaps = gaps(ArrivalSchedule.poisson(RATE, seed));

    // Bounds that one seed in a thousand would break; the seeds are fixed.
    assertThat(distanceFromExponential(gaps)).isLessThan(1.95);
    assertThat(dispersion(gaps)).isCloseTo(1, within(0.35));
    assertThat(correlationOfNeighbours(gaps)).isCloseTo(0, within(3.3 / Math.sqrt(ARRIVALS)));
    assertThat(Arrays.stream(gaps).sum()).isCloseTo(ARRIVALS / RATE, within(2.1));
  }

  @Test
  void poisson_checks_tellItFromConstantArrivals() {
    double[] gaps = gaps(ArrivalSchedule.constant(RATE));

    assertThat(distanceFromExponential(gaps)).isGreaterThan(100);
    assertThat(dispersion(gaps)).isLessThan(0.01);
  }

  @Test
  void poisson_sameSeed_givesTheSameArrivals() {
    assertThat(gaps(ArrivalSchedule.poisson(RATE, 5)))
        .isEqualTo(gaps(ArrivalSchedule.poisson(RATE, 5)))
        .isNotEqualTo(gaps(ArrivalSchedule.poisson(RATE, 6)));
  }

  @Test
  void constant_unevenRate_doesNotDrift() {
    ArrivalSchedule schedule = ArrivalSchedule.constant(3);
    long[] offsets = new long[30_001];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = schedule.nextOffsetNanos();
    }

    assertThat(offsets[0]).isZero();
    assertThat(offsets[1]).isEqualTo(333_333_333L);
    assertThat(offsets[30_000]).isEqualTo(10_000_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void constant_impossibleRate_isRefused(double rate) {
    assertThatThrownBy(() -> ArrivalSchedule.constant(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ratePerSecond: " + rate);
  }
}
