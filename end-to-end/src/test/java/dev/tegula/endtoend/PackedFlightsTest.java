package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.result.VerificationResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The four views of planes packed into one table: backfilled to 1 December, carried forward to the
 * 4th, and served from DynamoDB and from memory as the oracle expects, which knows nothing of
 * tables.
 */
final class PackedFlightsTest {

  @TempDir private Path folder;

  @Test
  void backfillAndMaterialize_packedViews_serveWhatTheOracleExpectsFromOneItemPerRequest()
      throws IOException, InterruptedException {
    Path before = repository("before", "2013-12-01T00:00:00Z");
    Path later = repository("later", "2013-12-04T00:00:00Z");
    Path objects = folder.resolve("objects");
    ExpectedAnswers expected =
        ExpectedAnswers.ofOracle(later, 300, 11, folder.resolve("expected.jsonl"));
    try (TegulaProcess localAws = TegulaProcess.start("local-aws", "--port", "0")) {
      String aws = localAws.awaitReady();
      TegulaProcess.Outcome backfill =
          TegulaProcess.succeed(
              "backfill",
              "run",
              "--repo",
              before.toString(),
              "--bucket",
              "features",
              "--stage",
              folder.resolve("stage").toString(),
              "--keep-objects",
              objects.toString(),
              "--endpoint",
              aws,
              "--view",
              "aircraft",
              "--json");
      assertThat(backfill.output()).containsOnlyOnce("\"view\"").contains("\"view\" : \"planes\"");
      TegulaProcess.succeed("materialize", "--repo", later.toString(), "--endpoint", aws);
      assertThat(
              TegulaProcess.succeed(
                      "backfill", "status", "--repo", later.toString(), "--endpoint", aws, "--json")
                  .output())
          .contains("\"leadingEdge\" : \"2013-12-04T00:00:00Z\"")
          .contains("\"activeTable\" : \"tegula_planes_2\"")
          .contains("\"previousTable\" : \"tegula_planes_1\"");
      assertThat(new LocalTables(aws).tables())
          .filteredOn(table -> table.startsWith("tegula_plane"))
          .containsExactlyInAnyOrder("tegula_planes_1", "tegula_planes_2");
      verify(
          expected,
          "dynamodb",
          "--store",
          "dynamodb",
          "--endpoint",
          aws,
          "--region",
          "us-east-1",
          "--repo",
          later.toString());
    }
    verify(
        expected,
        "memory",
        "--store",
        "memory",
        "--load",
        objects.toString(),
        "--repo",
        later.toString());
  }

  private static void verify(ExpectedAnswers expected, String name, String... serve)
      throws IOException, InterruptedException {
    String[] arguments =
        Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(serve)).toArray(String[]::new);
    try (TegulaProcess server = TegulaProcess.start(arguments)) {
      String url = server.awaitReady();
      VerificationResult result = expected.verify(url, name, 0);
      assertThat(result.mismatches()).isZero();
      assertThat(result.requests()).isEqualTo(300);
      assertThat(counter(url, "tegula_store_rows_read_total"))
          .isEqualTo(itemsRead(expected.file()));
    }
  }

  /** One for each request, but none for a null key; the first request is asked before, on trial. */
  private static long itemsRead(Path expected) throws IOException {
    List<String> requests = Files.readAllLines(expected);
    return Stream.concat(requests.stream(), requests.stream().limit(1))
        .filter(request -> !request.contains("\"tailnum\":null"))
        .count();
  }

  private static long counter(String url, String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
    String metrics =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** The flights repository with its views of planes in one group, and one service of them. */
  private Path repository(String name, String end) throws IOException {
    return FlightsRepository.copy(
        folder.resolve(name),
        yaml ->
            yaml.substring(0, yaml.indexOf("  - name: carrier_punctuality"))
                    .replace("2014-01-01T00:00:00Z", end)
                    .replace(
                        "    entities: [plane]\n",
                        "    entities: [plane]\n    table_group: planes\n")
                + """
                feature_services:
                  - name: plane
                    features: [plane_delays, plane_destinations, plane_last_flight, aircraft]
                """);
  }
}
