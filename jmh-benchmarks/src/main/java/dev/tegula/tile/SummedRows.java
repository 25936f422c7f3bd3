package dev.tegula.tile;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows of float64 columns to be summed over three windows, the same values packed, plain, and as
 * boxed maps. One event per day and column, from a seeded generator.
 */
final class SummedRows {

  static final SummedRows NONE = of(1, 0);
  static final long EDGE_MICROS = 20_000L * 86_400_000_000L;

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long SEED = 42;

  private final int[] windowDays;
  private final ViewLayout layout;
  private final List<byte[]> packed = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<TreeMap<Long, Map<String, Double>>> maps = new ArrayList<>();

  private SummedRows(int days) {
    this.windowDays = new int[] {1, 7, days};
    this.layout = ViewLayout.of(view(windowDays));
  }

  static SummedRows of(int days, int count) {
    SummedRows rows = new SummedRows(days);
    Random random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      rows.generate(days, random);
    }
    return rows;
  }

  private void generate(int days, Random random) {
    double[] row = new double[days * WindowMergeBenchmark.COLUMNS];
    Arrays.setAll(row, i -> random.nextInt(100_000) / 100.0);
    RowBuilder builder = new RowBuilder(layout);
    builder.begin();
    TreeMap<Long, Map<String, Double>> tiles = new TreeMap<>();
    for (int day = 0; day < days; day++) {
      long time = EDGE_MICROS - (days - day) * DAY_MICROS;
      int from = day * WindowMergeBenchmark.COLUMNS;
      builder.add(time, new DoubleRow(row, from));
      Map<String, Double> tile = new HashMap<>();
      for (int column = 0; column < WindowMergeBenchmark.COLUMNS; column++) {
        tile.put("c" + column, row[from + column]);
      }
      tiles.put(time, tile);
    }
    packed.add(builder.finish());
    values.add(row);
    maps.add(tiles);
  }

  RowMerge newMerge() {
    return new RowMerge(layout, IntStream.range(0, outputs()).toArray());
  }

  int outputs() {
    return layout.outputs().size();
  }

  byte[] packed(int row) {
    return packed.get(row);
  }

  double[] values(int row) {
    return values.get(row);
  }

  /** The sums by window in days and column name. */
  Map<Integer, Map<String, Double>> mergeMaps(int row) {
    Map<Integer, Map<String, Double>> finished = new HashMap<>();
    for (int days : windowDays) {
      Map<String, Double> sums = new HashMap<>();
      for (Map<String, Double> tile :
          maps.get(row).subMap(EDGE_MICROS - days * DAY_MICROS, EDGE_MICROS).values()) {
        tile.forEach((column, value) -> sums.merge(column, value, Double::sum));
      }
      finished.put(days, sums);
    }
    return finished;
  }

  private static FeatureView view(int[] windowDays) {
    List<TimeWindow> windows = new ArrayList<>();
    for (int days : windowDays) {
      windows.add(new TimeWindow.Fixed(days + "d", days * DAY_MICROS, 0));
    }
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < WindowMergeBenchmark.COLUMNS; column++) {
      features.add(
          new Feature.Aggregate("c" + column, ScalarType.FLOAT64, "sum", Map.of(), windows));
    }
    FeatureView.Interval day = new FeatureView.Interval("1d", DAY_MICROS);
    return new FeatureView(
        "sums",
        FeatureView.Kind.BATCH,
        List.of(new Entity("e", List.of(new JoinKey("id", ScalarType.STRING)))),
        new FeatureView.Rows(
            new DataSource("source", DataSource.Format.PARQUET, "source.parquet"),
            "SELECT * FROM source",
            "time",
            List.of()),
        new FeatureView.Schedule(day, day, DAY_MICROS, 0, Optional.empty()),
        new FeatureView.Materialization(true, true, FeatureView.LoadType.BULK, Optional.empty()),
        features);
  }
}
