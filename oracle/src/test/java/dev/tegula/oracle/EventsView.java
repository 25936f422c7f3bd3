package dev.tegula.oracle;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A view over events written by hand as JSON lines. It starts on 1 January 2020; its leading edge
 * is 11 January 2020, 0:00 UTC.
 */
record EventsView(Path folder, List<String> tieBreaker, Optional<Long> ttlMicros) {

  static final String TRANSFORMATION =
      "SELECT k, CAST(at AS TIMESTAMP) AS at, CAST(tie AS STRING) AS tie, CAST(s AS STRING) AS s,"
          + " CAST(x AS DOUBLE) AS x, CAST(n AS BIGINT) AS n FROM events";

  /** Names every column, so that events can leave out what is null; it belongs to no entity. */
  private static final String ALL_COLUMNS =
      "{'k':null,'at':'2020-01-10T00:00:00Z','tie':'','s':'','x':0.5,'n':0}";

  static EventsView in(Path folder) {
    return new EventsView(folder, List.of("tie"), Optional.empty());
  }

  EventsView withTtl(Duration ttl) {
    return new EventsView(folder, tieBreaker, Optional.of(ttl.toNanos() / 1_000));
  }

  EventsView withoutTieBreaker() {
    return new EventsView(folder, List.of(), ttlMicros);
  }

  /** Replaces the events. */
  EventsView events(String... lines) {
    try {
      List<String> all = new ArrayList<>(List.of(ALL_COLUMNS));
      all.addAll(List.of(lines));
      Files.write(folder.resolve("events.json"), all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FeatureView view(Feature... features) {
    return view(TRANSFORMATION, "at", features);
  }

  FeatureView view(String transformation, String timestampField, Feature... features) {
    String path = folder.resolve("events.json").toString();
    FeatureView.Interval day = new FeatureView.Interval("1d", days(1));
    return new FeatureView(
        "events_view",
        FeatureView.Kind.BATCH,
        List.of(new Entity("thing", List.of(new JoinKey("k", ScalarType.STRING)))),
        new FeatureView.Rows(
            new DataSource("events", DataSource.Format.JSON, path),
            transformation,
            timestampField,
            tieBreaker),
        new FeatureView.Schedule(
            day,
            day,
            days(30),
            micros("2020-01-01T00:00:00Z"),
            Optional.of(micros("2020-01-11T00:00:00Z"))),
        new FeatureView.Materialization(true, true, FeatureView.LoadType.BULK, ttlMicros),
        Arrays.asList(features));
  }

  static Feature attribute(String column, DataType type) {
    return new Feature.Attribute(column, type);
  }

  static Feature aggregate(String function, String column, DataType type, TimeWindow... windows) {
    return new Feature.Aggregate(column, type, function, Map.of(), List.of(windows));
  }

  static Feature lastDistinct(int n, String column, DataType type, TimeWindow... windows) {
    return new Feature.Aggregate(column, type, "last_distinct", Map.of("n", n), List.of(windows));
  }

  static TimeWindow last(int days) {
    return new TimeWindow.Fixed(days + "d", days(days), 0);
  }

  static long days(long days) {
    return Duration.ofDays(days).toNanos() / 1_000;
  }

  static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
