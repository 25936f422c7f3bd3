package dev.tegula.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.benchmark.MeasuredForks.Interval;
import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Outcome;
import dev.tegula.result.TargetTable.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetResultsTest {

  private static final String JSON =
      """
      [{"benchmark": "dev.tegula.tile.PeerWorkloadBenchmark.merge", "params": {"workload": "W1"},
        "primaryMetric": {"rawData": [[200, 100], [160, 160], [150, 150]]},
        "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.25}}},
       {"benchmark": "dev.tegula.tile.PeerWorkloadBenchmark.floorAdd", "params": {"workload": "W1"},
        "primaryMetric": {"rawData": [[100, 100], [101, 101], [99, 99]]},
        "secondaryMetrics": {}},
       {"benchmark": "dev.tegula.tile.PeerWorkloadBenchmark.floorAdd", "params": {"workload": "W2"},
        "primaryMetric": {"rawData": [[1, 1]]}, "secondaryMetrics": {}}]
      """;

  @Test
  void table_measuredTarget_ratioOfItsOwnParameters() throws IOException {
    TargetTable table = new TargetResults(new ObjectMapper().readTree(JSON)).table();
    Row time = row(table, "W1: 75 sums from 24 hours and 28 days over 2,500 additions");
    assertThat(time.value()).isCloseTo(1.533, within(1e-3));
    assertThat(time.low()).isLessThan(1.5);
    assertThat(time.outcome()).isEqualTo(Outcome.SHORT_WITHIN_ERROR);
    Row allocated =
        row(table, "W1: 75 sums from 24 hours and 28 days over 2,500 additions: allocated");
    assertThat(allocated.value()).isEqualTo(0.25);
    assertThat(allocated.outcome()).isEqualTo(Outcome.MET);
    assertThat(row(table, "W4: 28 tiles over 700 additions").outcome())
        .isEqualTo(Outcome.NOT_MEASURED);
    assertThat(TargetMarkdown.of(table))
        .contains("| ≤ 1.50 × | 1.53 × |", "| short, within error |", "| not measured |");
  }

  /** t(0.975; 4 degrees of freedom) is 2.776: two samples of three, of equal variance. */
  @Test
  void over_equalVariances_welchsInterval() {
    MeasuredForks own = new MeasuredForks(exponentials(0.9, 1.0, 1.1), 0);
    MeasuredForks other = new MeasuredForks(exponentials(-0.1, 0, 0.1), 0);
    Interval ratio = own.over(other);
    double half = 2.776 * Math.sqrt(0.01 / 3 + 0.01 / 3);
    assertThat(Math.log(ratio.value())).isCloseTo(1, within(1e-9));
    assertThat(Math.log(ratio.low())).isCloseTo(1 - half, within(1e-3));
    assertThat(Math.log(ratio.high())).isCloseTo(1 + half, within(1e-3));
  }

  @Test
  void over_oneFork_noInterval() {
    Interval ratio =
        new MeasuredForks(new double[] {6}, 0).over(new MeasuredForks(new double[] {3}, 0));
    assertThat(ratio.value()).isCloseTo(2, within(1e-12));
    assertThat(ratio.low()).isNaN();
  }

  @Test
  void lines_everyFork_iterationsAndDrift() throws IOException {
    List<String> lines = SteadyState.lines(new ObjectMapper().readTree(JSON));
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .isEqualTo("PeerWorkloadBenchmark.merge workload=W1 fork 1: 200 100 (-50.0 %)");
  }

  private static double[] exponentials(double... logarithms) {
    double[] values = logarithms.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i]);
    }
    return values;
  }

  private static Row row(TargetTable table, String what) {
    return table.rows().stream().filter(row -> row.what().equals(what)).findFirst().orElseThrow();
  }
}
