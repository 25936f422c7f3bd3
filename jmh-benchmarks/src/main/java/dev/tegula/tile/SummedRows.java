package dev.tegula.tile;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows of float64 columns to be summed over three windows, the same values packed, plain, and as
 * boxed maps. One event per day and column, from a seeded generator.
 */
final class SummedRows {

  static final long EDGE_MICROS = BenchmarkViews.BATCH_END_MICROS;

  private static final long DAY_MICROS = BenchmarkViews.DAY_MICROS;
  private static final long SEED = 42;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Map<String, Number>>> ROWS = new TypeReference<>() {};

  static final SummedRows NONE = of(1, 0);

  private final int[] windowDays;
  private final ViewLayout layout;
  private final List<byte[]> packed = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<TreeMap<Long, Map<String, Double>>> maps = new ArrayList<>();

  /** An array of rows, each with its time. */
  private final List<byte[]> json = new ArrayList<>();

  private SummedRows(int days) {
    this.windowDays = new int[] {1, 7, days};
    this.layout =
        BenchmarkViews.layout(
            DAY_MICROS,
            BenchmarkViews.each(
                WindowMergeBenchmark.COLUMNS,
                ScalarType.FLOAT64,
                "sum",
                Map.of(),
                BenchmarkViews.days(windowDays)));
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
    json.add(json(tiles));
  }

  private static byte[] json(TreeMap<Long, Map<String, Double>> tiles) {
    List<Map<String, Object>> rows = new ArrayList<>();
    tiles.forEach(
        (time, values) -> {
          Map<String, Object> row = new HashMap<>(values);
          row.put("time", time);
          rows.add(row);
        });
    try {
      return JSON.writeValueAsBytes(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** The sums of rows that are kept as JSON. */
  Map<Integer, Map<String, Double>> mergeJson(int row) throws IOException {
    TreeMap<Long, Map<String, Double>> tiles = new TreeMap<>();
    for (Map<String, Number> parsed : JSON.readValue(json.get(row), ROWS)) {
      Map<String, Double> values = new HashMap<>();
      parsed.forEach((column, value) -> values.put(column, value.doubleValue()));
      values.remove("time");
      tiles.put(Objects.requireNonNull(parsed.get("time"), "time").longValue(), values);
    }
    return merge(tiles);
  }

  /** The sums by window in days and column name. */
  Map<Integer, Map<String, Double>> mergeMaps(int row) {
    return merge(maps.get(row));
  }

  private Map<Integer, Map<String, Double>> merge(TreeMap<Long, Map<String, Double>> tiles) {
    Map<Integer, Map<String, Double>> finished = new HashMap<>();
    for (int days : windowDays) {
      Map<String, Double> sums = new HashMap<>();
      for (Map<String, Double> tile :
          tiles.subMap(EDGE_MICROS - days * DAY_MICROS, EDGE_MICROS).values()) {
        tile.forEach((column, value) -> sums.merge(column, value, Double::sum));
      }
      finished.put(days, sums);
    }
    return finished;
  }
}
