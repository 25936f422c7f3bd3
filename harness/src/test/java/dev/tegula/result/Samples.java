package dev.tegula.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results with a different value in every field, so that a swapped or lost one shows. */
final class Samples {

  static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");

  private Samples() {}

  static RunManifest running() {
    return RunManifest.starting(
        RunSettings.of(Map.of("rate", "500", "duration", "PT30S"), 42, true),
        new SourceVersion("0.1.0", "c0ffee", true),
        Map.of("vertx-core", "5.2.3"),
        STARTED);
  }

  static ScenarioResult scenario(Status status, List<String> reasons) {
    return new ScenarioResult(
        ScenarioResult.SCHEMA_VERSION,
        "memory",
        "memory",
        Mark.MEASURED,
        "the server's own share",
        500,
        499.5,
        null,
        4_321.25,
        30,
        15_000,
        new TreeMap<>(Map.of(ErrorClass.TIMEOUT, 1L, ErrorClass.HTTP_5XX, 2L)),
        2e-4,
        5.2e-4,
        new ScenarioResult.LatencyNanos(1, 2, 3, 4, 5, 6, 7),
        new ScenarioResult.LatenessNanos(8, 9, 10),
        List.of(new ScenarioResult.Second(0, 11, 12, 13, 14, 15)),
        List.of(new ScenarioResult.CurvePoint(50, 1), new ScenarioResult.CurvePoint(100, 6)),
        true,
        status,
        reasons);
  }

  static ScenarioDetail detail() {
    return new ScenarioDetail(
        ScenarioDetail.SCHEMA_VERSION,
        "memory",
        "poisson",
        2,
        0.9998,
        new ScenarioDetail.Bodies(40, 41),
        new ScenarioDetail.Quiet(
            28,
            new ScenarioResult.LatencyNanos(21, 22, 23, 24, 25, 26, 27),
            new ScenarioResult.LatenessNanos(28, 29, 30)),
        new ScenarioResult.LatenessNanos(31, 32, 33),
        List.of(34L, 35L),
        new ScenarioDetail.Server(36.0, 37.0, 38.0, new TreeMap<>(Map.of("read", 39.0))));
  }

  static VerificationResult verification() {
    return new VerificationResult(
        VerificationResult.SCHEMA_VERSION,
        "memory",
        "memory",
        1_000,
        62_000,
        1,
        List.of(
            new VerificationResult.Mismatch(
                "flight_risk", "{}", "plane.delay_mean_1d_1d", "\"1\"", "null")),
        new TreeMap<>(Map.of("flight_risk", new VerificationResult.Counts(1_000, 62_000, 1))),
        7,
        Status.FAILED,
        List.of("1 mismatch"));
  }

  static BackfillResult backfill() {
    return new BackfillResult(
        BackfillResult.SCHEMA_VERSION,
        41.5,
        List.of(
            new BackfillResult.View(
                "plane_delays",
                "BULK",
                "ACTIVE",
                336_776,
                4_043,
                2_512,
                4_044,
                4_045,
                5,
                1_234_567,
                "s3://bucket/plane_delays/1/",
                "plane_delays_1",
                "plane_delays_2",
                2,
                Instant.parse("2014-01-01T00:00:00Z"),
                new BigDecimal("0.00001851"))));
  }
}
