package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class WindowMergeBenchmarkTest {

  private static final double NOISE = 1e-6;

  @Test
  void merge_everyRow_sameSumsAsMapsAndPlainAddition() throws Exception {
    WindowMergeBenchmark merging = prepared(28);
    WindowMergeBenchmark adding = prepared(28);
    WindowMergeBenchmark boxing = prepared(28);
    WindowMergeBenchmark parsing = prepared(28);
    for (int row = 0; row < 256; row++) {
      FeatureBuffer buffer = merging.merge();
      double[] sums = adding.floorAdd();
      Map<?, ?> maps = (Map<?, ?>) boxing.naiveBoxedMaps();
      assertThat(parsing.naiveJsonRows()).isEqualTo(maps);
      for (int column = 0; column < WindowMergeBenchmark.COLUMNS; column++) {
        assertThat(buffer.doubleAt(3 * column + 2)).isCloseTo(sums[column], within(NOISE));
        int slot = 3 * column;
        for (int days : new int[] {1, 7, 28}) {
          double boxed = (Double) ((Map<?, ?>) maps.get(days)).get("c" + column);
          assertThat(buffer.doubleAt(slot++)).isCloseTo(boxed, within(NOISE));
        }
      }
    }
  }

  @Test
  void floorCopy_firstRow_sameBytes() {
    assertThat(prepared(28).floorCopy()).isEqualTo(SummedRows.of(28, 1).packed(0));
  }

  @Test
  void days_longer_moreBytesAndOtherSums() {
    assertThat(prepared(365).floorCopy().length).isGreaterThan(prepared(28).floorCopy().length);
    assertThat(prepared(365).merge().doubleAt(2)).isGreaterThan(prepared(28).merge().doubleAt(2));
  }

  private static WindowMergeBenchmark prepared(int days) {
    WindowMergeBenchmark benchmark = new WindowMergeBenchmark();
    benchmark.days = days;
    benchmark.prepare();
    return benchmark;
  }
}
