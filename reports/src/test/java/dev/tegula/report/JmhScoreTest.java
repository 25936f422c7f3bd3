package dev.tegula.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhScoreTest {

  private static JmhScore score(String method, double score, String unit) {
    return new JmhScore(
        "SyntheticBenchmark", method, new TreeMap<>(), score, 0, unit, List.of(), 1, Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({
    "merge, OWN",
    "floorCopy, FLOOR",
    "baseline, FLOOR",
    "naiveHashSets, NAIVE",
    "notNaive, OWN"
  })
  void role_method_followsItsName(String method, JmhScore.Role role) {
    assertThat(score(method, 1, "ns/op").role()).isEqualTo(role);
  }

  @Test
  void timesAsSlowAs_timeOrThroughput_isGreaterForTheSlower() {
    assertThat(score("merge", 30, "ns/op").timesAsSlowAs(score("floor", 10, "ns/op"))).isEqualTo(3);
    assertThat(score("merge", 10, "ops/ms").timesAsSlowAs(score("floor", 30, "ops/ms")))
        .isEqualTo(3);
  }

  @Test
  void group_otherUnit_isAnotherGroup() {
    assertThat(score("merge", 1, "ns/op").group()).isNotEqualTo(score("merge", 1, "us/op").group());
  }
}
