package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flights are backfilled to 1 December and carried forward day by day. What is then served is
 * compared with an oracle that knows nothing of days, backfills or tables.
 */
final class MaterializedFlightsTest {

  private static final Path FLIGHTS = TegulaProcess.home().resolve("examples/flights");

  @TempDir private Path folder;

  @Test
  void materialize_threeDays_servesWhatTheOracleExpects() throws IOException, InterruptedException {
    carryTo("2013-12-04T00:00:00Z", 1 + 3);
  }

  @Test
  @Tag("long")
  void materialize_toTheEndOfTheYear_servesWhatTheOracleExpects()
      throws IOException, InterruptedException {
    carryTo("2014-01-01T00:00:00Z", 1 + 31);
  }

  private void carryTo(String end, int generation) throws IOException, InterruptedException {
    Path december = repository("december", "2013-12-01T00:00:00Z");
    Path later = repository("later", end);
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String aws = localAws.awaitReady();
      TegulaProcess.succeed(
          "backfill",
          "run",
          "--repo",
          december.toString(),
          "--bucket",
          "features",
          "--stage",
          folder.resolve("stage").toString(),
          "--endpoint",
          aws,
          "--view",
          "plane_delays",
          "--view",
          "plane_destinations",
          "--view",
          "plane_last_flight");
      TegulaProcess.succeed(
          "materialize",
          "--repo",
          later.toString(),
          "--endpoint",
          aws,
          "--how",
          "row-writes",
          "--view",
          "plane_delays",
          "--view",
          "plane_destinations");
      TegulaProcess.succeed(
          "materialize",
          "--repo",
          later.toString(),
          "--endpoint",
          aws,
          "--view",
          "plane_last_flight");
      String status =
          TegulaProcess.succeed(
                  "backfill",
                  "status",
                  "--repo",
                  later.toString(),
                  "--endpoint",
                  aws,
                  "--view",
                  "plane_delays",
                  "--json")
              .output();
      assertThat(status)
          .contains("\"leadingEdge\" : \"" + end + "\"")
          .contains("\"generation\" : " + generation)
          .contains("\"activeTable\" : \"tegula_plane_delays_1\"");
      VerificationResult result = verified(later, aws);
      assertThat(result.mismatches()).isZero();
      assertThat(result.requests()).isEqualTo(300);
    }
  }

  private VerificationResult verified(Path repository, String aws)
      throws IOException, InterruptedException {
    Path expected = folder.resolve("expected.jsonl");
    TegulaProcess.succeed(
        "oracle",
        "--repo",
        repository.toString(),
        "--requests",
        "300",
        "--seed",
        "7",
        "--out",
        expected.toString());
    Path out = folder.resolve("verified");
    try (TegulaProcess server =
        TegulaProcess.start(
            "serve",
            "--repo",
            repository.toString(),
            "--store",
            "dynamodb",
            "--endpoint",
            aws,
            "--region",
            "us-east-1",
            "--port",
            "0")) {
      TegulaProcess.succeed(
          "verify",
          "--requests",
          expected.toString(),
          "--target",
          server.awaitReady(),
          "--name",
          "materialized",
          "--store-label",
          "dynamodb",
          "--out",
          out.toString());
    }
    return RecordedRun.read(out).verifications().get(0);
  }

  /** The flights repository with another end and one service of the views that are carried. */
  private Path repository(String name, String end) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    String yaml = Files.readString(FLIGHTS.resolve("features.yaml"));
    String views = yaml.substring(0, yaml.indexOf("on_demand_feature_views:"));
    Files.writeString(
        copy.resolve("features.yaml"),
        views.replace(
                "manual_trigger_backfill_end_time: 2014-01-01T00:00:00Z",
                "manual_trigger_backfill_end_time: " + end)
            + """
            feature_services:
              - name: plane
                features: [plane_delays, plane_destinations, plane_last_flight]
            """);
    Path data = Files.createDirectory(copy.resolve("data"));
    try (Stream<Path> files = Files.list(FLIGHTS.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
