package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The policies in {@code deploy/iam} grant what the processes call, and nothing else: local AWS
 * writes down every action, under the access key of its caller.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IamPoliciesTest {

  private static final String ONE_VIEW =
      """
      workspace: prod
      entities:
        - {name: plane, join_keys: [{name: tailnum, type: string}]}
      data_sources:
        - {name: planes, format: parquet, path: %s}
      feature_views:
        - name: aircraft
          kind: batch
          source: planes
          entities: [plane]
          mode: spark_sql
          transformation: |
            SELECT tailnum, explode(array(TIMESTAMP '2012-12-31 00:00:00Z', TIMESTAMP '2013-01-01 00:00:00Z')) AS at, model
            FROM planes
          timestamp_field: at
          batch_schedule: 1d
          feature_start_time: 2012-12-31T00:00:00Z
          manual_trigger_backfill_end_time: %s
          online: true
          offline: true
          options: {ONLINE_BACKFILL_LOAD_TYPE: %s}
          features:
            - {attribute: model, type: string}
      feature_services:
        - {name: card, features: [aircraft]}
      """;
  private static final String VIEW = "aircraft";
  private static final String BUCKET = "my-bucket";

  /**
   * What a backfill calls only when something went before: an unanswered ImportTable, a table that
   * was begun, tables that are old enough to go, an attempt that left a record or objects.
   */
  private static final Set<String> RARE =
      Set.of(
          "dynamodb:ListImports",
          "dynamodb:ListTagsOfResource",
          "dynamodb:DeleteTable",
          "dynamodb:DeleteItem",
          "s3:DeleteObject");

  /** An action that was called, on what, without Region and account. */
  private record Called(String caller, String action, String resource) {}

  @TempDir private static Path folder;
  private final List<Called> calls = new ArrayList<>();

  @BeforeAll
  void callEverything() throws Exception {
    Path actions = folder.resolve("actions");
    try (TegulaProcess localAws =
        TegulaProcess.start("local-aws", "--port", "0", "--actions", actions.toString())) {
      String aws = localAws.awaitReady();
      createBucket(aws);
      String bulk = repository("BULK", "2013-01-01T00:00:00Z");
      backfill(aws, bulk, "--point-in-time-recovery", "--tag", "team=flights");
      backfill(aws, bulk, "--warm-throughput", "13000,5000");
      backfill(aws, repository("ROW_BY_ROW", "2013-01-01T00:00:00Z"));
      for (String command : List.of("rollback", "status", "resume")) {
        TegulaProcess.succeed(
            "backfill", command, "--repo", bulk, "--view", VIEW, "--endpoint", aws);
      }
      String later = repository("BULK", "2013-01-02T00:00:00Z");
      List<String> line = new ArrayList<>(List.of("materialize", "--how", "row-writes"));
      line.addAll(List.of("--repo", later, "--view", VIEW, "--endpoint", aws));
      TegulaProcess.succeed(line.toArray(String[]::new));
      serve(aws, later);
      backfill(aws, expiringRepository());
    }
    for (String line : Files.readAllLines(actions)) {
      String[] words = line.split(" ", 3);
      calls.add(new Called(words[0], words[1], words[2]));
    }
  }

  private static void createBucket(String aws) throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(aws + "/" + BUCKET))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.discarding());
  }

  private static String repository(String loadType, String end) throws IOException {
    Path planes = FlightsRepository.ORIGINAL.resolve("data/planes.parquet");
    Path repo = Files.createDirectories(folder.resolve(loadType + end.substring(0, 10)));
    Files.writeString(repo.resolve("features.yaml"), ONE_VIEW.formatted(planes, end, loadType));
    return repo.toString();
  }

  /** With a row of yesterday and a ttl, whose edge moves on with the clock. */
  private static String expiringRepository() throws IOException {
    String repo = repository("BULK", "2013-01-03T00:00:00Z");
    Path yaml = Path.of(repo).resolve("features.yaml");
    Instant yesterday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    String expiring =
        Files.readString(yaml)
            .replace("manual_trigger_backfill_end_time: 2013-01-03T00:00:00Z", "ttl: 36500d")
            .replace("feature_start_time: 2012-12-31T00:00:00Z", "feature_start_time: " + yesterday)
            .replace("2012-12-31 00:00:00Z", yesterday.toString());
    assertThat(expiring).contains("ttl: ", "TIMESTAMP '" + yesterday);
    Files.writeString(yaml, expiring);
    return repo;
  }

  private static void backfill(String aws, String repo, String... more)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("backfill", "run", "--repo", repo));
    line.addAll(List.of("--view", VIEW, "--bucket", BUCKET, "--prefix", "tegula"));
    line.addAll(List.of("--stage", folder.resolve("stage").toString(), "--endpoint", aws));
    line.addAll(List.of(more));
    TegulaProcess.succeed(line.toArray(String[]::new));
  }

  private static void serve(String aws, String repo) throws IOException, InterruptedException {
    try (TegulaProcess server =
        TegulaProcess.start(
            "serve", "--repo", repo, "--store", "dynamodb", "--endpoint", aws, "--port", "0")) {
      TegulaProcess.succeed("get", "card", "tailnum=N14228", "--target", server.awaitReady());
    }
  }

  @Test
  void backfillPolicy_actions_areExactlyThoseCalled() throws IOException {
    assertExactly("backfill", RARE);
  }

  @Test
  void serverPolicy_actions_areExactlyThoseCalled() throws IOException {
    assertExactly("server", Set.of());
  }

  private void assertExactly(String name, Set<String> rare) throws IOException {
    JsonNode policy =
        new ObjectMapper()
            .readTree(TegulaProcess.home().resolve("deploy/iam/" + name + ".json").toFile());
    List<Called> called = calls.stream().filter(call -> call.caller().equals(name)).toList();

    Set<String> granted = new TreeSet<>();
    policy.findValues("Action").forEach(actions -> actions.forEach(a -> granted.add(a.asText())));
    Set<String> expected =
        called.stream().map(Called::action).collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(rare);
    assertThat(granted).isEqualTo(expected);
    assertThat(called).isNotEmpty().allMatch(call -> grants(policy, call));
  }

  private static boolean grants(JsonNode policy, Called call) {
    for (JsonNode statement : policy.path("Statement")) {
      boolean action = false;
      for (JsonNode one : statement.path("Action")) {
        action |= one.asText().equals(call.action());
      }
      for (JsonNode resource : statement.path("Resource")) {
        if (action && matches(resource.asText(), call.resource())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a pattern covers a resource; of objects only the bucket is compared. */
  private static boolean matches(String arn, String resource) {
    if (arn.equals("*")) {
      return true;
    }
    String pattern = arn.split(":", 6)[5];
    if (arn.startsWith("arn:aws:s3:")) {
      return pattern.split("/", 2)[0].equals(resource.split("/", 2)[0])
          && pattern.contains("/") == resource.contains("/");
    }
    return resource.matches(pattern.replace("*", ".*"));
  }
}
