package dev.tegula.service;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureRepository;
import dev.tegula.definition.FeatureService;
import dev.tegula.definition.FeatureService.Member;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.FeatureView.Interval;
import dev.tegula.definition.FeatureView.LoadType;
import dev.tegula.definition.FeatureView.Materialization;
import dev.tegula.definition.FeatureView.Rows;
import dev.tegula.definition.FeatureView.Schedule;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OnDemandView;
import dev.tegula.definition.OnDemandView.Input;
import dev.tegula.definition.OnDemandView.InputFeature;
import dev.tegula.definition.OnDemandView.OnDemandFeature;
import dev.tegula.definition.OnDemandView.SetComparison;
import dev.tegula.definition.SetMeasure;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Definitions about planes, built in code. */
final class PlaneViews {

  static final long DAY_MICROS = 86_400_000_000L;

  static final FeatureView SEATS =
      view("seats", ScalarType.STRING, new Feature.Attribute("seats", ScalarType.INT64));
  static final FeatureView VISITS =
      view(
          "visits",
          ScalarType.STRING,
          new Feature.Attribute("model", ScalarType.STRING),
          aggregate("dest", "last_distinct", Map.of("n", 9)),
          aggregate("dest", "count", Map.of()));
  static final FeatureView NUMBERED =
      view("numbered", ScalarType.INT64, new Feature.Attribute("seats", ScalarType.INT64));
  static final OnDemandView SHARED =
      new OnDemandView(
          "shared",
          List.of(
              new Input("a", "visits", Map.of("tailnum", "plane_a")),
              new Input("b", "visits", Map.of("tailnum", "plane_b"))),
          List.of(
              new OnDemandFeature(
                  "zeta",
                  ScalarType.FLOAT64,
                  new SetComparison(
                      SetMeasure.JACCARD,
                      new InputFeature("a", "dest_last_distinct_9_7d_1d"),
                      new InputFeature("b", "dest_last_distinct_9_7d_1d"))),
              new OnDemandFeature(
                  "alpha",
                  ScalarType.FLOAT64,
                  new SetComparison(
                      SetMeasure.JACCARD,
                      new InputFeature("a", "dest_last_distinct_9_1d_1d"),
                      new InputFeature("a", "dest_last_distinct_9_7d_1d")))));

  /** Several features over the same two arrays. */
  static final OnDemandView COMPARED =
      new OnDemandView(
          "compared",
          SHARED.inputs(),
          Stream.of(
                  SetMeasure.INTERSECTION_SIZE, SetMeasure.OVERLAP_COEFFICIENT, SetMeasure.JACCARD)
              .map(
                  measure ->
                      new OnDemandFeature(
                          measure.declaredName(),
                          measure.type(),
                          new SetComparison(
                              measure,
                              new InputFeature("a", "dest_last_distinct_9_7d_1d"),
                              new InputFeature("b", "dest_last_distinct_9_7d_1d"))))
              .toList());

  private PlaneViews() {}

  static FeatureRepository repository(Member... members) {
    return new FeatureRepository(
        "prod",
        List.of(SEATS, VISITS, NUMBERED),
        List.of(SHARED, COMPARED),
        List.of(new FeatureService("service", List.of(members))));
  }

  static Member member(String view) {
    return new Member(view, view, List.of(), Map.of());
  }

  private static Feature aggregate(String column, String function, Map<String, Number> parameters) {
    return new Feature.Aggregate(
        column,
        ScalarType.STRING,
        function,
        parameters,
        List.of(
            new TimeWindow.Fixed("7d", 7 * DAY_MICROS, 0),
            new TimeWindow.Fixed("1d", DAY_MICROS, 0)));
  }

  private static FeatureView view(String name, ScalarType keyType, Feature... features) {
    Interval day = new Interval("1d", DAY_MICROS);
    return new FeatureView(
        name,
        FeatureView.Kind.BATCH,
        List.of(new Entity("plane", List.of(new JoinKey("tailnum", keyType)))),
        new Rows(
            new DataSource("flights", DataSource.Format.PARQUET, "flights.parquet"),
            "SELECT * FROM flights",
            "at",
            List.of()),
        new Schedule(day, day, DAY_MICROS, 0, Optional.empty()),
        new Materialization(true, true, LoadType.BULK, Optional.empty()),
        List.of(features));
  }
}
