package dev.tegula.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.ResultJson;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import dev.tegula.result.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchmarkMainTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** In this process, as short as can be. */
  private static final List<String> SHORT = List.of("-f", "0", "-wi", "0", "-i", "2", "-r", "5ms");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path temporary;

  @Test
  void run_working_jsonForksAndManifest() throws IOException {
    Path folder = temporary.resolve("run");
    assertThat(run("--benchmarks", "EndingBenchmark.works", "--out", folder.toString())).isZero();
    JsonNode results = ResultJson.read(folder.resolve("jmh.json"), JsonNode.class);
    assertThat(results).hasSize(1);
    assertThat(results.get(0).path("params").path("ending").asText()).isEqualTo("1");
    RunManifest manifest = RecordedRun.read(folder).manifest();
    assertThat(manifest.status()).isEqualTo(Status.OK);
    assertThat(manifest.startedAt()).isEqualTo(NOW);
    assertThat(manifest.configuration())
        .containsEntry("profile", "smoke")
        .containsEntry("benchmarks", "EndingBenchmark.works")
        .containsEntry("f", "0")
        .containsEntry("r", "5ms");
    assertThat(Files.readString(folder.resolve("jmh-forks.txt")))
        .startsWith("EndingBenchmark.works ending=1 fork 1: ");
    assertThat(out.toString()).contains(folder.resolve("jmh.json").toString());
    assertThat(folder.resolve("targets.json")).doesNotExist();
  }

  @Test
  void run_paramsAskedFor_eachMeasured() throws IOException {
    Path folder = temporary.resolve("run");
    assertThat(
            run(
                "--benchmarks",
                "EndingBenchmark.works",
                "--params",
                "ending=2,3",
                "--out",
                folder.toString()))
        .isZero();
    assertThat(ResultJson.read(folder.resolve("jmh.json"), JsonNode.class)).hasSize(2);
  }

  @Test
  void run_failing_exitCodeAndManifestSaySo() throws IOException {
    Path folder = temporary.resolve("run");
    assertThat(run("--benchmarks", "EndingBenchmark", "--out", folder.toString())).isEqualTo(1);
    RunManifest manifest = RecordedRun.read(folder).manifest();
    assertThat(manifest.status()).isEqualTo(Status.FAILED);
    assertThat(manifest.reasons()).singleElement().asString().startsWith("benchmarks: ");
    assertThat(folder.resolve("jmh.json")).doesNotExist();
    assertThat(err.toString()).startsWith("benchmarks: ").hasLineCount(1);
  }

  @Test
  void run_nothingMatches_exitCodeOfUsageAndNoFolder() {
    Path folder = temporary.resolve("run");
    assertThat(run("--benchmarks", "NoSuch", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("benchmarks: NoSuch (expected: ").hasLineCount(1);
    assertThat(folder).doesNotExist();
  }

  @Test
  void run_unknownProfile_exitCodeOfUsage() {
    assertThat(run("--profile", "fast")).isEqualTo(2);
    assertThat(err.toString()).contains("fast").hasLineCount(1);
  }

  @Test
  void run_folderWithResults_neverOverwritten() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("run"));
    Files.writeString(folder.resolve("jmh.json"), "kept");
    assertThat(run("--benchmarks", "EndingBenchmark.works", "--out", folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("results are never overwritten");
    assertThat(Files.readString(folder.resolve("jmh.json"))).isEqualTo("kept");
  }

  @Test
  void run_join_leavesTheManifestToWhoeverBegan() throws IOException {
    Path folder = temporary.resolve("run");
    ResultDirectory.create(
        folder,
        RunManifest.starting(
            RunSettings.of(Map.of(), 1, true), new SourceVersion("1", null, false), Map.of(), NOW));
    assertThat(run("--benchmarks", "EndingBenchmark.works", "--join", "--out", folder.toString()))
        .isZero();
    assertThat(folder.resolve("jmh.json")).exists();
    assertThat(RecordedRun.read(folder).manifest().status()).isEqualTo(Status.RUNNING);
  }

  private int run(String... arguments) {
    CommandLine line = BenchmarkMain.commandLine(Clock.fixed(NOW, ZoneOffset.UTC));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(SHORT);
    all.addAll(List.of(arguments));
    return line.execute(all.toArray(String[]::new));
  }
}
