package dev.tegula.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JaccardBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"100,int64", "100,string", "1000,int64", "1000,string", "10000,int64"})
  void packed_everyPair_sameAsHashSetsAndHalfShared(int size, String elements) {
    JaccardBenchmark packed = prepared(size, elements);
    JaccardBenchmark naive = prepared(size, elements);
    for (int pair = 0; pair < 20; pair++) {
      double similarity = packed.packed();
      assertThat(similarity).isEqualTo(naive.naiveHashSets());
      assertThat(similarity).isEqualTo(1.0 / 3);
    }
  }

  @ParameterizedTest
  @CsvSource({"100,int64,1800", "1000,int64,18000", "100,string,4000"})
  void floorCopy_parameters_changeTheBytes(int size, String elements, int leastBytes) {
    assertThat(prepared(size, elements).floorCopy().length)
        .isBetween(leastBytes, leastBytes * 3 / 2);
  }

  private static JaccardBenchmark prepared(int size, String elements) {
    JaccardBenchmark benchmark = new JaccardBenchmark();
    benchmark.size = size;
    benchmark.elements = elements;
    benchmark.prepare();
    return benchmark;
  }
}
