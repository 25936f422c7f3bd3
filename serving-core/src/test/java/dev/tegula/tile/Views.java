package dev.tegula.tile;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Feature views for tests, of which only features and the aggregation interval matter. */
final class Views {

  static final long MINUTE = 60_000_000L;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final long EDGE = 20_000 * DAY;

  private Views() {}

  static ViewLayout layout(long tileMicros, Feature... features) {
    return layout(tileMicros, List.of(features));
  }

  static ViewLayout layout(long tileMicros, List<Feature> features) {
    FeatureView.Interval tile = new FeatureView.Interval("t", tileMicros);
    return ViewLayout.of(
        new FeatureView(
            "v",
            FeatureView.Kind.BATCH,
            List.of(new Entity("e", List.of(new JoinKey("k", ScalarType.STRING)))),
            new FeatureView.Rows(
                new DataSource("s", DataSource.Format.PARQUET, "s"), "SELECT 1", "t", List.of()),
            new FeatureView.Schedule(tile, tile, tileMicros, 0, Optional.empty()),
            new FeatureView.Materialization(
                true, true, FeatureView.LoadType.BULK, Optional.empty()),
            features));
  }

  /** The same view, loaded row by row. */
  static ViewLayout rowByRow(FeatureView view) {
    return ViewLayout.of(
        new FeatureView(
            view.name(),
            view.kind(),
            view.entities(),
            view.rows(),
            view.schedule(),
            new FeatureView.Materialization(
                true, true, FeatureView.LoadType.ROW_BY_ROW, Optional.empty()),
            view.features()));
  }

  static Feature aggregate(
      String column,
      DataType type,
      String function,
      Map<String, Number> parameters,
      TimeWindow... windows) {
    return new Feature.Aggregate(column, type, function, parameters, List.of(windows));
  }

  static TimeWindow days(int days) {
    return new TimeWindow.Fixed(days + "d", days * DAY, 0);
  }

  /** A sum of each of the float64 columns c0, c1 ... */
  static List<Feature> sums(int columns, TimeWindow... windows) {
    List<Feature> features = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      features.add(aggregate("c" + column, ScalarType.FLOAT64, "sum", Map.of(), windows));
    }
    return features;
  }

  /** One event a day before {@link #EDGE}, of random float64 values. */
  static List<Event> dailyEvents(ViewLayout layout, int days, long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int day = days; day > 0; day--) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < layout.columns().size(); column++) {
        values.add(random.nextInt(100_000) / 100.0);
      }
      events.add(new Event(EDGE - day * DAY, values));
    }
    return events;
  }

  static byte[] build(RowBuilder builder, List<Event> events) {
    builder.begin();
    for (Event event : events) {
      builder.add(event.timeMicros(), event);
    }
    return builder.finish();
  }

  /** Slot i for output i. */
  static int[] allSlots(ViewLayout layout) {
    int[] slots = new int[layout.outputs().size()];
    Arrays.setAll(slots, i -> i);
    return slots;
  }
}
