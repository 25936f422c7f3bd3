package dev.tegula.server;

import dev.tegula.definition.FeatureRepository;
import dev.tegula.repository.RepositoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small feature repository in which every shape of the wire contract occurs. */
public final class TestRepository {

  /** 2014-01-01T00:00:00Z, where all windows end. */
  public static final long EDGE_MICROS = 1_388_534_400_000_000L;

  private static final String YAML =
      """
      workspace: prod
      entities:
        - {name: plane, join_keys: [{name: tailnum, type: string}]}
        - {name: route, join_keys: [{name: route_id, type: int64}]}
      data_sources:
        - {name: flights, format: parquet, path: flights.parquet}
      feature_views:
        - name: plane_delays
          kind: batch
          source: flights
          entities: [plane]
          mode: spark_sql
          transformation: SELECT tailnum, at, flight, dep_delay, distance FROM flights
          timestamp_field: at
          aggregation_interval: 1d
          batch_schedule: 1d
          feature_start_time: 2013-01-01T00:00:00Z
          online: true
          offline: true
          features:
            - {aggregate: flight, type: int64, function: count, time_windows: [1d, 7d]}
            - {aggregate: dep_delay, type: float64, function: mean, time_windows: [7d]}
            - {attribute: distance, type: float64}
        - name: plane_destinations
          kind: batch
          source: flights
          entities: [plane]
          mode: spark_sql
          transformation: SELECT tailnum, at, dest, flight FROM flights
          timestamp_field: at
          aggregation_interval: 1d
          batch_schedule: 1d
          feature_start_time: 2013-01-01T00:00:00Z
          online: true
          offline: true
          features:
            - {aggregate: dest, type: string, function: last_distinct, n: 3, time_windows: [28d]}
            - {aggregate: flight, type: int64, function: last_distinct, n: 3, time_windows: [28d]}
        - name: route_facts
          kind: batch
          source: flights
          entities: [route]
          mode: spark_sql
          transformation: SELECT route_id, at, name, active, ratio, seats FROM flights
          timestamp_field: at
          batch_schedule: 1d
          feature_start_time: 2013-01-01T00:00:00Z
          online: true
          offline: true
          features:
            - {attribute: seats, type: int64}
            - {attribute: ratio, type: float64}
            - {attribute: name, type: string}
            - {attribute: active, type: boolean}
      on_demand_feature_views:
        - name: shared_destinations
          inputs:
            a: {feature_view: plane_destinations, join_keys: {tailnum: tailnum_a}}
            b: {feature_view: plane_destinations, join_keys: {tailnum: tailnum_b}}
          features:
            - name: jaccard
              type: float64
              jaccard: [a.dest_last_distinct_3_28d_1d, b.dest_last_distinct_3_28d_1d]
      feature_services:
        - name: planes
          features:
            - {feature_view: plane_delays, features: [flight_count_7d_1d, flight_count_1d_1d, distance]}
            - {feature_view: plane_destinations, name: dests}
        - name: similarity
          features:
            - {feature_view: plane_delays, name: another, features: [distance], join_keys: {tailnum: tailnum_b}}
            - shared_destinations
        - name: routes
          features: [route_facts]
        - name: everything
          features: [route_facts, plane_delays, shared_destinations]
      """;

  private TestRepository() {}

  /** Writes the repository into a folder. */
  public static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("features.yaml"), YAML).getParent();
  }

  /** Writes the repository into a folder and reads it. */
  public static FeatureRepository read(Path folder) throws IOException {
    return RepositoryReader.read(write(folder));
  }
}
