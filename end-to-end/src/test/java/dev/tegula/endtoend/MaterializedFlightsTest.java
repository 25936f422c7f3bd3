package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flights are backfilled to 1 December and carried forward day by day. What is then served is
 * compared with an oracle that knows nothing of days, backfills or tables.
 */
final class MaterializedFlightsTest {

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
    Path december = FlightsUntil.make(folder.resolve("december"), "2013-12-01T00:00:00Z");
    Path later = FlightsUntil.make(folder.resolve("later"), end);
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
          "--until",
          "2013-12-03T00:00:00Z");
      TegulaProcess.Outcome cheaper =
          TegulaProcess.succeed(
              "materialize",
              "--repo",
              later.toString(),
              "--endpoint",
              aws,
              "--view",
              "plane_last_flight");
      assertThat(cheaper.errors())
          .containsPattern("plane_last_flight: to .* by .*: row writes \\$.*, re-import \\$");
      TegulaProcess.succeed(
          "materialize", "--repo", later.toString(), "--endpoint", aws, "--how", "row-writes");
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
    ExpectedAnswers expected =
        ExpectedAnswers.ofOracle(repository, 300, 7, folder.resolve("expected.jsonl"));
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
      return expected.verify(server.awaitReady(), "dynamodb", 0);
    }
  }
}
