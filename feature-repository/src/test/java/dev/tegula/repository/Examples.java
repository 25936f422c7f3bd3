package dev.tegula.repository;

/** A repository that uses every key once. */
final class Examples {

  static final String COMPLETE =
      """
      workspace: prod
      entities:
        - {name: plane, join_keys: [{name: tailnum, type: string}]}
      data_sources:
        - {name: flights, format: parquet, path: data/flights.parquet}
      feature_views:
        - name: plane_delays
          kind: batch
          source: flights
          entities: [plane]
          mode: spark_sql
          transformation: SELECT tailnum, departure, carrier, flight, dep_delay FROM flights
          timestamp_field: departure
          tie_breaker: [carrier, flight]
          aggregation_interval: 1d
          batch_schedule: 1d
          feature_start_time: 2013-01-01T00:00:00Z
          manual_trigger_backfill_end_time: 2014-01-01T00:00:00Z
          max_backfill_interval: 73d
          ttl: 30d
          online: true
          offline: true
          options: {ONLINE_BACKFILL_LOAD_TYPE: BULK}
          features:
            - {aggregate: dep_delay, type: float64, function: mean, time_windows: [1d, 7d]}
            - {attribute: distance, type: float64}
        - name: plane_destinations
          kind: batch
          source: flights
          entities: [plane]
          transformation: SELECT tailnum, departure, dest FROM flights
          timestamp_field: departure
          aggregation_interval: 1d
          batch_schedule: 1d
          feature_start_time: 2013-01-01T00:00:00Z
          online: true
          features:
            - {aggregate: dest, type: string, function: last_distinct, n: 200, time_windows: [28d]}
      on_demand_feature_views:
        - name: shared_destinations
          inputs:
            a: {feature_view: plane_destinations, join_keys: {tailnum: tailnum_a}}
            b: {feature_view: plane_destinations, join_keys: {tailnum: tailnum_b}}
          features:
            - name: jaccard
              type: float64
              jaccard: [a.dest_last_distinct_200_28d_1d, b.dest_last_distinct_200_28d_1d]
      feature_services:
        - name: flight_risk
          features:
            - plane_delays
            - feature_view: plane_destinations
              name: other_plane
              features: [dest_last_distinct_200_28d_1d]
              join_keys: {tailnum: tailnum_b}
            - shared_destinations
      """;

  private Examples() {}
}
