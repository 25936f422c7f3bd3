package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MergeBenchmarksTest {

  @ParameterizedTest
  @EnumSource(PeerWorkload.class)
  void peerWorkload_firstRow_everyValuePresent(PeerWorkload workload) {
    List<byte[]> rows = workload.rows(2);
    FeatureBuffer buffer = new FeatureBuffer();
    ViewLayout layout = workload.layout();
    buffer.reset(layout.outputs().size());
    BenchmarkViews.mergeOfAll(layout).merge(rows.get(0), workload.edgeMicros(), buffer);
    for (int slot = 0; slot < layout.outputs().size(); slot++) {
      assertThat(buffer.isNull(slot)).as(layout.outputs().get(slot).name()).isFalse();
    }
    assertThat(rows.get(0)).isNotEqualTo(rows.get(1));
  }

  @Test
  void peerWorkload_hourAndFiveMinuteTiles_sameKindOfSums() {
    // Both sum 287 or 276 events of the last day: the edges differ by 55 minutes.
    assertThat(firstSum(PeerWorkload.W1) / 288).isCloseTo(500, within(60.0));
    assertThat(firstSum(PeerWorkload.W2) / 288).isCloseTo(500, within(60.0));
    assertThat(firstSum(PeerWorkload.W4_365)).isGreaterThan(firstSum(PeerWorkload.W4_28));
  }

  private static double firstSum(PeerWorkload workload) {
    FeatureBuffer buffer = new FeatureBuffer();
    ViewLayout layout = workload.layout();
    buffer.reset(layout.outputs().size());
    BenchmarkViews.mergeOfAll(layout).merge(workload.rows(1).get(0), workload.edgeMicros(), buffer);
    return buffer.doubleAt(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 8, 14, 27})
  void longWindow_everyEdge_sumsDiffer(int edge) {
    LongWindowBenchmark benchmark = new LongWindowBenchmark();
    benchmark.edge = edge;
    benchmark.prepare();
    double days356 = benchmark.merge356().doubleAt(0);
    double days28 = benchmark.merge28().doubleAt(0);
    assertThat(days356 / 356).isCloseTo(500, within(60.0));
    assertThat(days28 / 28).isCloseTo(500, within(220.0));
  }

  @Test
  void longWindow_edges_changeTheSum() {
    Set<Double> sums = new HashSet<>();
    for (int edge : new int[] {0, 2, 8, 14, 27}) {
      LongWindowBenchmark benchmark = new LongWindowBenchmark();
      benchmark.edge = edge;
      benchmark.prepare();
      sums.add(benchmark.merge356().doubleAt(0));
    }
    assertThat(sums).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum",
        "count",
        "mean",
        "min",
        "stddev_samp",
        "last",
        "last 10",
        "first 10",
        "last_distinct 10",
        "first_distinct 10",
        "approx_count_distinct 10",
        "approx_percentile 100"
      })
  void function_merge_fillsEverySlot(String function) {
    FunctionMergeBenchmark benchmark = new FunctionMergeBenchmark();
    benchmark.function = function;
    benchmark.prepare();
    FeatureBuffer buffer = benchmark.merge();
    for (int slot = 0; slot < 15; slot++) {
      assertThat(buffer.isNull(slot)).isFalse();
    }
  }

  @Test
  void rowForm_forms_sameValuesFromFewerBytes() {
    RowFormBenchmark any = form(RowFormBenchmark.Form.ANY_EDGE, "1 7 28");
    RowFormBenchmark cut = form(RowFormBenchmark.Form.EDGES_OF_A_DAY, "1 7 28");
    RowFormBenchmark finals = form(RowFormBenchmark.Form.FINAL, "1 7 28");
    FeatureBuffer expected = any.merge();
    FeatureBuffer fromCut = cut.merge();
    FeatureBuffer fromFinals = finals.merge();
    for (int slot = 0; slot < 75; slot++) {
      assertThat(fromCut.doubleAt(slot)).isCloseTo(expected.doubleAt(slot), within(1e-6));
      assertThat(fromFinals.doubleAt(slot)).isEqualTo(expected.doubleAt(slot));
    }
    assertThat(cut.floorCopy().length).isLessThan(any.floorCopy().length / 3);
    assertThat(finals.floorCopy().length).isLessThan(cut.floorCopy().length / 10);
    assertThat(form(RowFormBenchmark.Form.FINAL, "28").floorCopy().length)
        .isLessThan(finals.floorCopy().length);
  }

  private static RowFormBenchmark form(RowFormBenchmark.Form form, String windows) {
    RowFormBenchmark benchmark = new RowFormBenchmark();
    benchmark.form = form;
    benchmark.windows = windows;
    benchmark.prepare();
    return benchmark;
  }
}
