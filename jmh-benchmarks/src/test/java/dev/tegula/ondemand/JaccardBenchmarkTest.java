package dev.tegula.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JaccardBenchmarkTest {

  @ParameterizedTest
  @CsvSource({
    "int64 100 50,0.3333",
    "string 100 50,0.3333",
    "int64 1000 50,0.3333",
    "string 1000 50,0.3333",
    "int64 10000 50,0.3333",
    "int64 1000 0,0",
    "int64 1000 100,1"
  })
  void contenders_everyPair_agree(String sets, double similarity) {
    JaccardBenchmark packed = prepared(sets);
    JaccardBenchmark lists = prepared(sets);
    JaccardBenchmark naive = prepared(sets);
    for (int pair = 0; pair < 20; pair++) {
      double expected = naive.naiveHashSets();
      assertThat(expected).isCloseTo(similarity, within(1e-3));
      assertThat(packed.packed()).isEqualTo(expected);
      assertThat(lists.lists()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"int64 100 50,1800", "int64 1000 50,18000", "string 100 50,4000"})
  void floorCopy_parameters_changeTheBytes(String sets, int leastBytes) {
    assertThat(prepared(sets).floorCopy().length).isBetween(leastBytes, leastBytes * 3 / 2);
  }

  private static JaccardBenchmark prepared(String sets) {
    JaccardBenchmark benchmark = new JaccardBenchmark();
    benchmark.sets = sets;
    benchmark.prepare();
    return benchmark;
  }
}
