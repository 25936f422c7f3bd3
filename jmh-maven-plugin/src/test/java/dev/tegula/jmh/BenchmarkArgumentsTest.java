package dev.tegula.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchmarkArgumentsTest {

  @Test
  void list_nothingAskedFor_profileAlone() {
    assertThat(new BenchmarkArguments("smoke", "", "", "", Map.of("f", "")).list())
        .containsExactly("--profile", "smoke");
  }

  @Test
  void list_everythingAskedFor_everyPairByItself() {
    assertThat(
            new BenchmarkArguments(
                    "canonical",
                    "Jaccard|Merge",
                    "sets=int64 100 50,string 100 50; days=28;",
                    "gc, perfasm",
                    new TreeMap<>(Map.of("f", "5", "wi", " 2", "r", "")))
                .list())
        .containsExactly(
            "--profile",
            "canonical",
            "--benchmarks",
            "Jaccard|Merge",
            "--params",
            "sets=int64 100 50,string 100 50",
            "--params",
            "days=28",
            "--prof",
            "gc",
            "--prof",
            "perfasm",
            "-f",
            "5",
            "-wi",
            "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"days", "=28", "days=", "days=28;sets"})
  void list_noPair_saysWhatIsExpected(String params) {
    BenchmarkArguments arguments = new BenchmarkArguments("smoke", "", params, "", Map.of());
    assertThatThrownBy(arguments::list)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("jmh.params: ")
        .hasMessageEndingWith("(expected: name=value;name=value)");
  }
}
