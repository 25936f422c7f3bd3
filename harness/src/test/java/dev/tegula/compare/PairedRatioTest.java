package dev.tegula.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The comparison as an instrument, on noise that was recorded: {@code recorded-noise.txt} holds the
 * CPU time per request of one server, unchanged, run after run. A synthetic pair is two runs that
 * followed each other, in either order.
 */
class PairedRatioTest {

  private static final int COMPARISONS = 1_000;
  private static final int PAIRS = 60;

  private final double[] noise = noise();

  private static double[] noise() {
    try (InputStream in = PairedRatioTest.class.getResourceAsStream("recorded-noise.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private PairedRatio compare(SplittableRandom random, double slowdown) {
    double[] base = new double[PAIRS];
    double[] candidate = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      int first = random.nextInt(noise.length - 1);
      int swapped = random.nextInt(2);
      base[i] = noise[first + swapped];
      candidate[i] = slowdown * noise[first + 1 - swapped];
    }
    return PairedRatio.of(base, candidate, 0.95);
  }

  private long count(double slowdown, PairedRatio.Verdict verdict) {
    SplittableRandom random = new SplittableRandom(20_260_101);
    long count = 0;
    for (int i = 0; i < COMPARISONS; i++) {
      if (compare(random, slowdown).verdict() == verdict) {
        count++;
      }
    }
    return count;
  }

  @Test
  void verdict_sameAgainstSame_isNoDifferenceInNineteenOfTwenty() {
    assertThat(count(1, PairedRatio.Verdict.NO_DIFFERENCE)).isBetween(935L, 970L);
  }

  @Test
  void verdict_fivePerCentSlower_isFound() {
    assertThat(count(1.05, PairedRatio.Verdict.SLOWER)).isGreaterThanOrEqualTo(900);
  }

  @Test
  void verdict_fivePerCentFaster_isFound() {
    assertThat(count(1 / 1.05, PairedRatio.Verdict.FASTER)).isGreaterThanOrEqualTo(900);
  }

  @Test
  void of_constantRatio_isThatRatio() {
    PairedRatio ratio = PairedRatio.of(new double[] {1, 10, 3}, new double[] {2, 20, 6}, 0.95);

    assertThat(ratio.ratio()).isEqualTo(2.0, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(ratio.verdict()).isEqualTo(PairedRatio.Verdict.SLOWER);
  }

  @Test
  void of_tooFewOrUnpaired_isRefused() {
    assertThatThrownBy(() -> PairedRatio.of(new double[] {1, 1}, new double[] {1, 1}, 0.95))
        .hasMessage("runs: 2 and 2 (expected: as many of each, at least 3)");
    assertThatThrownBy(() -> PairedRatio.of(new double[3], new double[] {1, 1, 1}, 0.95))
        .hasMessageContaining("(expected: above 0)");
  }
}
