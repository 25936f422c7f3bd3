package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
  void longWindow_edges_worstAmongThem() {
    LongWindowBenchmark benchmark = new LongWindowBenchmark();
    benchmark.prepare();
    int[] tiles = new int[28];
    for (int edge = 0; edge < 28; edge++) {
      tiles[edge] = benchmark.tilesOf356(edge);
    }
    int most = Arrays.stream(tiles).max().orElseThrow();
    assertThat(IntStream.of(0, 2, 8, 14, 27).map(edge -> tiles[edge]).max()).hasValue(most);
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
  void function_everyRow_sameValuesAsFromEvents(String function) {
    FunctionMergeBenchmark merging = function(function);
    FunctionMergeBenchmark boxing = function(function);
    double tolerance = function.startsWith("approx") ? 0.12 : 1e-9;
    for (int row = 0; row < 256; row++) {
      FeatureBuffer buffer = merging.merge();
      List<Object> expected = boxing.naiveBoxedEvents();
      assertThat(expected).hasSize(15);
      for (int slot = 0; slot < 15; slot++) {
        Object value = expected.get(slot);
        if (value instanceof List<?> list) {
          assertThat(buffer.listAt(slot)).hasSameSizeAs(list).isEqualTo(list);
        } else {
          assertThat(number(buffer, slot))
              .isCloseTo(((Number) value).doubleValue(), withinPercentage(100 * tolerance));
        }
      }
    }
  }

  private static double number(FeatureBuffer buffer, int slot) {
    return buffer.kind(slot) == FeatureBuffer.Kind.INT64
        ? buffer.longAt(slot)
        : buffer.doubleAt(slot);
  }

  private static FunctionMergeBenchmark function(String function) {
    FunctionMergeBenchmark benchmark = new FunctionMergeBenchmark();
    benchmark.function = function;
    benchmark.prepare();
    return benchmark;
  }

  @Test
  void function_sketch_moreBytesThanASum() {
    assertThat(function("approx_count_distinct 10").floorCopy().length)
        .isGreaterThan(2 * function("sum").floorCopy().length);
  }

  @Test
  void rowForm_forms_sameValuesFromFewerBytes() {
    RowFormBenchmark any = form("ANY_EDGE 1 7 28");
    RowFormBenchmark cut = form("EDGES_OF_A_DAY 1 7 28");
    RowFormBenchmark finals = form("FINAL 1 7 28");
    FeatureBuffer expected = any.merge();
    FeatureBuffer fromCut = cut.merge();
    FeatureBuffer fromFinals = finals.merge();
    for (int slot = 0; slot < 75; slot++) {
      assertThat(fromCut.doubleAt(slot)).isCloseTo(expected.doubleAt(slot), within(1e-6));
      assertThat(fromFinals.doubleAt(slot)).isEqualTo(expected.doubleAt(slot));
    }
    assertThat(cut.floorCopy().length).isLessThan(any.floorCopy().length / 3);
    assertThat(finals.floorCopy().length).isLessThan(cut.floorCopy().length / 10);
    assertThat(form("FINAL 28").floorCopy().length).isLessThan(finals.floorCopy().length);
  }

  private static RowFormBenchmark form(String row) {
    RowFormBenchmark benchmark = new RowFormBenchmark();
    benchmark.row = row;
    benchmark.prepare();
    return benchmark;
  }
}
