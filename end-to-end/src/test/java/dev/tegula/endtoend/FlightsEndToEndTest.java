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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A year of flights through every process, and what they say when something is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FlightsEndToEndTest {

  private static final String FLIGHTS = FlightsRepository.ORIGINAL.toString();

  @TempDir private static Path folder;
  private TegulaProcess localAws;
  private String aws;
  private ExpectedAnswers expected;
  private Path objects;

  @BeforeAll
  void fill() throws IOException, InterruptedException {
    localAws = TegulaProcess.start("local-aws", "--port", "0");
    aws = localAws.awaitReady();
    objects = folder.resolve("objects");
    TegulaProcess.Outcome backfill =
        backfill(FLIGHTS, "stage", "--keep-objects", objects.toString(), "--json");
    assertThat(backfill.exitCode()).as(backfill.errors()).isZero();
    assertThat(backfill.output()).contains("\"PUBLISHED\"").contains("\"leadingEdge\"");
    expected =
        ExpectedAnswers.ofOracle(
            FlightsRepository.ORIGINAL, 1_000, 20130101, folder.resolve("expected.jsonl"));
  }

  @AfterAll
  void stop() {
    localAws.close();
  }

  @Test
  void verify_thousandRequestsFromDynamoDb_noMismatch() throws IOException, InterruptedException {
    try (TegulaProcess server = serveDynamoDb(FLIGHTS)) {
      VerificationResult result = expected.verify(server.awaitReady(), "dynamodb", 0);
      assertThat(result.mismatches()).isZero();
      assertThat(result.requests()).isEqualTo(1_000);
      assertThat(result.valuesCompared()).isGreaterThan(50_000);
    }
  }

  @Test
  void verify_thousandRequestsFromMemory_noMismatch() throws IOException, InterruptedException {
    try (TegulaProcess server = serveMemory("0")) {
      VerificationResult result = expected.verify(server.awaitReady(), "memory", 0);
      assertThat(result.mismatches()).isZero();
      assertThat(result.requests()).isEqualTo(1_000);
    }
  }

  @Test
  void verify_expectationChanged_failsAndNamesTheFeature()
      throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(expected.file());
    Path wrong = folder.resolve("wrong.jsonl");
    Files.write(
        wrong, lines.stream().map(line -> line.replace("\"Turbo-fan\"", "\"Turbo-fax\"")).toList());
    assertThat(Files.mismatch(expected.file(), wrong)).isNotNegative();
    try (TegulaProcess server = serveMemory("0")) {
      VerificationResult result =
          new ExpectedAnswers(wrong).verify(server.awaitReady(), "wrong", 1);
      assertThat(result.mismatches()).isPositive();
      assertThat(result.examples().get(0).expected()).contains("Turbo-fax");
      assertThat(result.examples().get(0).served()).contains("Turbo-fan");
    }
  }

  @Test
  void get_unknownServiceWrongKeyAndBrokenBody_statusesOfTheContract()
      throws IOException, InterruptedException {
    try (TegulaProcess server = serveMemory("0")) {
      String url = server.awaitReady();
      assertThat(ask(url, "Tecton-key k", body("plane_card", "\"N14228\""))).isEqualTo(200);
      assertThat(ask(url, "Tecton-key k", body("no_such", "\"N14228\""))).isEqualTo(404);
      assertThat(ask(url, "Tecton-key k", body("plane_card", "17"))).isEqualTo(400);
      assertThat(ask(url, "Tecton-key k", "{\"params\":")).isEqualTo(400);
      assertThat(ask(url, "Tecton-key null", body("plane_card", "\"N14228\""))).isEqualTo(401);
      TegulaProcess.Outcome get =
          TegulaProcess.succeed("get", "plane_card", "tailnum=N14228", "--target", url);
      assertThat(get.output()).contains("aircraft.").contains("PRESENT");
    }
  }

  @Test
  void serve_portInUse_oneLineAndExitCodeOne() throws IOException, InterruptedException {
    String port = aws.substring(aws.lastIndexOf(':') + 1);
    TegulaProcess.Outcome outcome =
        TegulaProcess.run(
            "serve",
            "--repo",
            FLIGHTS,
            "--store",
            "memory",
            "--load",
            objects.toString(),
            "--port",
            port);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lastErrorLine()).contains(port).contains("in use");
  }

  @Test
  void serve_repositoryChangedAfterTheBackfill_viewIsNotServed()
      throws IOException, InterruptedException {
    Path changed = changedRepository("changed", "SELECT tailnum,", "SELECT  tailnum,");
    try (TegulaProcess server = serveDynamoDb(changed.toString())) {
      String url = server.awaitReady();
      assertThat(ask(url, "Tecton-key k", body("plane_card", "\"N14228\""))).isEqualTo(503);
    }
  }

  @Test
  void validate_brokenYaml_namesFileAndLine() throws IOException, InterruptedException {
    Path broken = changedRepository("broken", "workspace:", "workspace: [");
    TegulaProcess.Outcome outcome = TegulaProcess.run("validate", broken.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errors()).containsPattern("features\\.yaml:\\d+");
  }

  @Test
  void backfill_missingDataFile_oneLine() throws IOException, InterruptedException {
    Path missing = changedRepository("missing", "weather.parquet", "wetter.parquet");
    TegulaProcess.Outcome outcome = backfill(missing.toString(), "stage-missing");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lastErrorLine()).contains("wetter.parquet");
  }

  @Test
  void backfill_missingTimestampColumn_oneLine() throws IOException, InterruptedException {
    Path missing =
        changedRepository(
            "untimed", "timestamp_field: observed_at", "timestamp_field: observed_when");
    TegulaProcess.Outcome outcome = backfill(missing.toString(), "stage-untimed");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.lastErrorLine()).contains("observed_when");
  }

  @Test
  void serve_terminated_leavesNothingRunning() throws IOException {
    TegulaProcess server = serveMemory("0");
    server.awaitReady();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(server.handle()), server.handle().descendants()).toList();
    assertThat(all).hasSizeGreaterThan(1);
    server.close();
    assertThat(all).allSatisfy(handle -> assertThat(handle.isAlive()).isFalse());
  }

  private TegulaProcess.Outcome backfill(String repository, String stage, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "backfill",
            "run",
            "--repo",
            repository,
            "--bucket",
            "features",
            "--stage",
            folder.resolve(stage).toString(),
            "--endpoint",
            aws,
            "--region",
            "us-east-1");
    return TegulaProcess.run(
        Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private TegulaProcess serveDynamoDb(String repository) throws IOException {
    return TegulaProcess.start(
        "serve",
        "--repo",
        repository,
        "--store",
        "dynamodb",
        "--endpoint",
        aws,
        "--region",
        "us-east-1",
        "--port",
        "0");
  }

  private TegulaProcess serveMemory(String port) throws IOException {
    return TegulaProcess.start(
        "serve",
        "--repo",
        FLIGHTS,
        "--store",
        "memory",
        "--load",
        objects.toString(),
        "--port",
        port);
  }

  /** A copy of the flights repository, with its data and with one text of its YAML replaced. */
  private Path changedRepository(String name, String text, String replacement) throws IOException {
    return FlightsRepository.copy(
        folder.resolve(name),
        yaml -> {
          assertThat(yaml).contains(text);
          return yaml.replace(text, replacement);
        });
  }

  private static String body(String service, String tailnum) {
    return "{\"params\":{\"feature_service_name\":\""
        + service
        + "\",\"workspace_name\":\"prod\",\"join_key_map\":{\"tailnum\":"
        + tailnum
        + "}}}";
  }

  private static int ask(String url, String authorization, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url + "/api/v1/feature-service/get-features"))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }
}
