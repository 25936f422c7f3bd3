package dev.tegula.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.workload.ExpectedRequest;
import dev.tegula.workload.ExpectedRequests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class OracleMainTest {

  private static final String REPOSITORY =
      """
      workspace: test
      entities:
        - {name: user, join_keys: [{name: id, type: int64}]}
      data_sources:
        - {name: visits, format: csv, path: visits.csv}
      feature_views:
        - name: pages
          kind: batch
          source: visits
          entities: [user]
          mode: spark_sql
          transformation: SELECT CAST(id AS BIGINT) AS id, at, page, CAST(seconds AS DOUBLE) AS seconds FROM visits
          timestamp_field: at
          tie_breaker: [page]
          aggregation_interval: 1d
          batch_schedule: 1d
          feature_start_time: 2020-01-01T00:00:00Z
          manual_trigger_backfill_end_time: 2020-01-11T00:00:00Z
          online: true
          features:
            - {aggregate: page, type: string, function: last_distinct, n: 9, time_windows: [2d, 10d]}
            - {aggregate: seconds, type: float64, function: sum, time_windows: [10d]}
            - {aggregate: page, type: string, function: count, time_windows: [10d]}
            - {attribute: page, type: string}
      on_demand_feature_views:
        - name: likeness
          inputs:
            a: {feature_view: pages}
            b: {feature_view: pages, join_keys: {id: other_id}}
          features:
            - {name: zeta, type: float64, jaccard: [a.page_last_distinct_9_10d_1d, b.page_last_distinct_9_10d_1d]}
            - {name: alpha, type: float64, jaccard: [a.page_last_distinct_9_2d_1d, b.page_last_distinct_9_2d_1d]}
      feature_services:
        - name: pair
          features:
            - {feature_view: pages, name: a_pages, features: [page, page_count_10d_1d]}
            - likeness
            - {feature_view: pages, name: Z_pages, join_keys: {id: other_id}}
      """;

  /** User 1 has seen x and y, lately y; user 2 has seen y for 2.5 + 1.5 seconds, not lately. */
  private static final String VISITS =
      """
      id,at,page,seconds
      1,2020-01-05T00:00:00Z,x,1.0
      1,2020-01-10T00:00:00Z,y,2.0
      2,2020-01-03T00:00:00Z,y,2.5
      2,2020-01-04T00:00:00Z,y,1.5
      """;

  @TempDir private Path folder;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void run_smallRepository_answersInWireOrderAndEncoding() throws IOException {
    Path repository = repository();
    Path out = folder.resolve("expected.jsonl");
    assertThat(
            run(
                repository,
                out,
                "--requests",
                "2000",
                "--start",
                "1000",
                "--verify",
                "1100",
                "--json"))
        .as(errors::toString)
        .isZero();

    List<ExpectedRequest> requests = ExpectedRequests.read(out);
    assertThat(requests).hasSize(2000);
    assertThat(requests.get(0).names())
        .containsExactly(
            "likeness.zeta",
            "likeness.alpha",
            "Z_pages.page",
            "Z_pages.page_count_10d_1d",
            "Z_pages.page_last_distinct_9_10d_1d",
            "Z_pages.page_last_distinct_9_2d_1d",
            "Z_pages.seconds_sum_10d_1d",
            "a_pages.page",
            "a_pages.page_count_10d_1d");
    ExpectedRequest known = first(requests, "1", "2");
    // {x, y} and {y} share one of two; user 2 has seen nothing lately. 2.5 + 1.5 = 4.
    assertThat(known.expected().toString())
        .isEqualTo("[0.5, null, \"y\", \"2\", [\"y\"], null, 4.0, \"y\", \"2\"]");
    assertThat(known.status()).hasSize(9).containsOnly("PRESENT");
    assertThat(known.tolerance()).containsOnlyKeys(6);
    assertThat(requests.get(99).body().path("params").has("metadata_options")).isTrue();
    assertThat(requests.get(100).body().path("params").has("metadata_options")).isFalse();
    assertThat(requests.get(0).body().path("params").path("workspace_name").asText())
        .isEqualTo("test");

    // 3 % unknown and 1 % null of 2,000, drawn by a fixed seed; a null key answers like an unknown.
    ExpectedRequest missing = first(requests, "1", "null");
    assertThat(missing.expected().toString())
        .isEqualTo("[null, null, null, null, null, null, null, \"y\", \"2\"]");
    assertThat(missing.status().subList(2, 7)).containsOnly("MISSING_DATA");
    assertThat(missing.status().subList(0, 2)).containsOnly("PRESENT");
    assertThat(requests.stream().filter(request -> key(request, "id").isTextual()).count())
        .as("int64 keys written as strings")
        .isBetween(800L, 1_200L);
    assertThat(output.toString())
        .contains("\"requests\":2000,\"values\":18000,\"services\":1,\"views\":1,\"seed\":5")
        .contains("\"edge\":\"2020-01-11T00:00:00Z\",\"seconds\":");
  }

  @Test
  void run_missingDataFile_oneLineThatNamesIt() throws IOException {
    Path repository = repository();
    Files.delete(folder.resolve("visits.csv"));
    assertThat(run(repository, folder.resolve("out"), "--requests", "1")).isEqualTo(1);
    assertThat(errors.toString().strip()).contains("visits.csv").doesNotContain("\n");
  }

  @Test
  void run_unwritableOut_oneLineThatNamesIt() throws IOException {
    assertThat(run(repository(), folder.resolve("no/such/folder/out"), "--requests", "1"))
        .isEqualTo(1);
    assertThat(errors.toString().strip()).contains("no/such/folder").doesNotContain("\n");
    assertThat(run(repository(), folder, "--requests", "1")).isEqualTo(1);
  }

  @Test
  void run_brokenRepository_namesFileAndLine() throws IOException {
    Path repository = repository();
    Files.writeString(repository, REPOSITORY.replace("function: sum", "function: sun"));
    assertThat(run(repository, folder.resolve("out"), "--requests", "1")).isEqualTo(1);
    assertThat(errors.toString()).containsPattern("features\\.yaml:\\d+: .*sun");
  }

  @Test
  void run_noRequests_usage() throws IOException {
    assertThat(run(repository(), folder.resolve("out"), "--requests", "0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--requests: 0 (expected: > 0)");
  }

  private int run(Path repository, Path out, String... more) {
    CommandLine commandLine =
        OracleMain.commandLine(() -> 0)
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true));
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("--repo", repository.toString(), "--out", out.toString(), "--seed", "5"));
    arguments.addAll(List.of(more));
    return commandLine.execute(arguments.toArray(String[]::new));
  }

  private Path repository() throws IOException {
    Files.writeString(folder.resolve("visits.csv"), VISITS);
    return Files.writeString(folder.resolve("features.yaml"), REPOSITORY);
  }

  private static ExpectedRequest first(List<ExpectedRequest> requests, String id, String other) {
    return requests.stream()
        .filter(request -> key(request, "id").asText().equals(id))
        .filter(request -> key(request, "other_id").asText().equals(other))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode key(ExpectedRequest request, String name) {
    return request.body().path("params").path("join_key_map").path(name);
  }
}
