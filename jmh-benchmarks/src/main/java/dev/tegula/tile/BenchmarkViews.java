package dev.tegula.tile;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Views to be measured, of which only features and the aggregation interval matter. */
final class BenchmarkViews {

  static final long MINUTE_MICROS = 60_000_000L;
  static final long DAY_MICROS = 1_440 * MINUTE_MICROS;

  /**
   * 2024-10-04, one day after a boundary of weeks since the epoch and eight after one of four
   * weeks.
   */
  static final long BATCH_END_MICROS = 20_000 * DAY_MICROS;

  private BenchmarkViews() {}

  static ViewLayout layout(long tileMicros, List<Feature> features) {
    FeatureView.Interval tile = new FeatureView.Interval("t", tileMicros);
    return ViewLayout.of(
        new FeatureView(
            "measured",
            FeatureView.Kind.BATCH,
            List.of(new Entity("e", List.of(new JoinKey("id", ScalarType.STRING)))),
            new FeatureView.Rows(
                new DataSource("source", DataSource.Format.PARQUET, "source.parquet"),
                "SELECT * FROM source",
                "time",
                List.of()),
            new FeatureView.Schedule(tile, tile, tileMicros, 0, Optional.empty()),
            new FeatureView.Materialization(
                true, true, FeatureView.LoadType.BULK, Optional.empty()),
            features));
  }

  static List<TimeWindow> days(int... days) {
    List<TimeWindow> windows = new ArrayList<>();
    for (int length : days) {
      windows.add(new TimeWindow.Fixed(length + "d", length * DAY_MICROS, 0));
    }
    return windows;
  }

  /** One function over columns that begin with a letter: d0, d1 ... */
  static List<Feature> each(
      int columns,
      ScalarType type,
      String function,
      Map<String, Number> parameters,
      List<TimeWindow> windows) {
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      String name = (type == ScalarType.INT64 ? "l" : "d") + column;
      features.add(new Feature.Aggregate(name, type, function, parameters, windows));
    }
    return features;
  }

  static RowMerge mergeOfAll(ViewLayout layout) {
    return new RowMerge(layout, IntStream.range(0, layout.outputs().size()).toArray());
  }
}
