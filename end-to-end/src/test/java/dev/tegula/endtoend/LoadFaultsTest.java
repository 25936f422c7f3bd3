package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SearchResult;
import dev.tegula.result.SourceVersion;
import dev.tegula.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The load commands against a real server of a small workload, and what goes wrong meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoadFaultsTest {

  private static final String WORKLOAD =
      """
      name: small
      description: a test
      seed: 3
      load: {rate_per_second: 50, warmup: 0s, duration: 1s}
      generate:
        entities: {user: 20}
        views:
          - {name: view, count: 2, entities: [user], aggregation_interval: 1d, look_ups: 3, sums: {7d: 3}}
        services:
          - {name: both, share: 1, views: {view: 2}}
      """;

  @TempDir private static Path folder;
  private Path workload;
  private TegulaProcess server;
  private String url;

  @BeforeAll
  void serve() throws IOException, InterruptedException {
    workload = Files.writeString(folder.resolve("small.yaml"), WORKLOAD);
    String repository = folder.resolve("repository").toString();
    String objects = folder.resolve("objects").toString();
    TegulaProcess.succeed("workload", "generate", workload.toString(), "--out", repository);
    TegulaProcess.succeed(
        "pack", "--workload", workload.toString(), "--repo", repository, "--out", objects);
    server =
        TegulaProcess.start(
            "serve", "--repo", repository, "--store", "memory", "--load", objects, "--port", "0");
    url = server.awaitReady();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String[] load(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of("load", "--workload", workload.toString()));
    arguments.addAll(List.of("--target", url, "--name", name));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  @Test
  void load_search_findsTheLargestRateThatIsHeld() throws IOException, InterruptedException {
    TegulaProcess.Outcome outcome =
        TegulaProcess.run(load("search", "--search", "--rate", "1000", "--duration", "1s"));

    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    assertThat(outcome.output()).contains(" FS-QPS were held with p99 < 100 ms");
    RecordedRun run = RecordedRun.read(folder.resolve("search"));
    SearchResult search = run.searches().get(0);
    ScenarioResult proof = run.scenarios().get(0);
    assertThat(search.largestRate()).isNotNull().isEqualTo(proof.targetServiceQps());
    assertThat(search.trials()).anyMatch(trial -> !trial.held()).anyMatch(SearchResult.Trial::held);
    assertThat(search.trials().get(search.trials().size() - 1).held()).isTrue();
    assertThat(proof.status()).isEqualTo(Status.OK);
    assertThat(proof.errorsByClass()).isEmpty();
    assertThat(run.manifest().status()).isEqualTo(Status.OK);
  }

  @Test
  void load_signalled_keepsAndMarksWhatWasMeasured() throws IOException, InterruptedException {
    interrupt("TERM");
  }

  @Test
  void load_ctrlC_keepsAndMarksWhatWasMeasured() throws IOException, InterruptedException {
    assumeTrue(
        TegulaProcess.heedsInterrupts(),
        "skipped: SIGINT is ignored here (run the tests in the foreground)");
    interrupt("INT");
  }

  private void interrupt(String signal) throws IOException, InterruptedException {
    String name = "cut-" + signal.toLowerCase(java.util.Locale.ROOT);
    try (TegulaProcess load = TegulaProcess.start(load(name, "--duration", "10m"))) {
      load.awaitError(" requests, ");
      List<ProcessHandle> all = load.withDescendants();
      assertThat(all).hasSize(2);

      // As a terminal does: to the launcher and to what it started.
      TegulaProcess.signal(signal, all);

      assertThat(load.awaitExit(Duration.ofSeconds(20))).isNotZero();
      assertThat(all).allSatisfy(handle -> assertThat(handle.isAlive()).isFalse());
    }
    RecordedRun run = RecordedRun.read(folder.resolve(name));
    assertThat(run.manifest().status()).isEqualTo(Status.FAILED);
    assertThat(run.manifest().reasons()).containsExactly(name + ": interrupted");
    ScenarioResult cut = run.scenarios().get(0);
    assertThat(cut.reasons()).containsExactly("interrupted");
    assertThat(cut.requests()).isGreaterThan(20);
    assertThat(cut.seconds()).isBetween(0.5, 120.0);
    assertThat(run.histogramLog(cut)).isNotEmptyFile();
  }

  @Test
  void load_diskFull_tellsTheFiguresAndOneLine() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: no /dev/full on this system");
    Path results = running("full");
    // Each file is written beside its place first.
    Files.createSymbolicLink(results.resolve("scenario-full.hdr.tmp"), full);

    TegulaProcess.Outcome outcome = TegulaProcess.run(load("full", "--join"));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("full (not stated): ").contains("latency ms: p50 ");
    assertThat(outcome.lastErrorLine())
        .isEqualTo(
            "tegula load: "
                + results.resolve("scenario-full.hdr")
                + ": cannot be written to, No space left on device (expected: a writable folder)");
    assertThat(RecordedRun.read(results).scenarios()).isEmpty();
  }

  @Test
  void load_closedLoopOnAFullDisk_tellsTheFigures() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: no /dev/full on this system");
    Path results = running("full-probe");
    Files.createSymbolicLink(results.resolve("throughput-full-probe.json.tmp"), full);

    TegulaProcess.Outcome outcome =
        TegulaProcess.run(load("full-probe", "--join", "--closed-loop", "2"));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("right answers/s");
    assertThat(outcome.lastErrorLine()).contains("No space left on device");
  }

  /** A run that goes on, for others to join. */
  private static Path running(String name) throws IOException {
    return ResultDirectory.create(
            folder.resolve(name),
            RunManifest.starting(
                RunSettings.of(Map.of(), 1, true),
                new SourceVersion("0", null, false),
                Map.of(),
                Instant.EPOCH))
        .folder();
  }
}
