package dev.tegula.backfill;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Feature views for tests: events of a user at a site, from 2020-01-01, daily. */
public final class TestViews {

  public static final long DAY_MICROS = 86_400_000_000L;
  public static final long START = micros("2020-01-01T00:00:00Z");

  private TestViews() {}

  public static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  public static Interval days(int days) {
    return new Interval(days + "d", days * DAY_MICROS);
  }

  public static Feature attribute(String column, DataType type) {
    return new Feature.Attribute(column, type);
  }

  public static Feature aggregate(String column, DataType type, String function, int... days) {
    List<TimeWindow> windows =
        java.util.Arrays.stream(days)
            .<TimeWindow>mapToObj(d -> new TimeWindow.Fixed(d + "d", d * DAY_MICROS, 0))
            .toList();
    Map<String, Number> parameters =
        function.equals("last_distinct") ? Map.of("n", 1000) : Map.of();
    return new Feature.Aggregate(column, type, function, parameters, windows);
  }

  public static FeatureView view(String sourcePath, Feature... features) {
    return view(sourcePath, "SELECT * FROM events", new LoadAndEnd(LoadType.BULK, 31), features);
  }

  /** How a view loads, and on which day after its start its backfill ends. */
  public record LoadAndEnd(LoadType loadType, int endDay) {}

  public static FeatureView view(
      String sourcePath, String transformation, LoadAndEnd loadAndEnd, Feature... features) {
    return new FeatureView(
        "user_events",
        FeatureView.Kind.BATCH,
        List.of(
            new Entity("user", List.of(new JoinKey("user", ScalarType.STRING))),
            new Entity("site", List.of(new JoinKey("site", ScalarType.INT64)))),
        new FeatureView.Rows(
            new DataSource("events", DataSource.Format.PARQUET, sourcePath),
            transformation,
            "at",
            List.of("seq")),
        new FeatureView.Schedule(
            days(1),
            days(1),
            10 * DAY_MICROS,
            START,
            Optional.of(START + loadAndEnd.endDay() * DAY_MICROS)),
        new FeatureView.Materialization(true, true, loadAndEnd.loadType(), Optional.empty()),
        List.of(features));
  }
}
