package dev.tegula.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.result.Mark;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SourceVersion;
import dev.tegula.result.Status;
import dev.tegula.result.ThroughputResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

  @TempDir private Path folder;
  private Path base;
  private Path candidate;

  @BeforeEach
  void folders() {
    base = folder.resolve("base");
    candidate = folder.resolve("candidate");
  }

  private static void run(Path in, int second, double answersPerSecond, List<String> failures)
      throws IOException {
    run(in, second, "probe", 8, answersPerSecond, failures);
  }

  private static void run(
      Path in,
      int second,
      String name,
      int connections,
      double answersPerSecond,
      List<String> failures)
      throws IOException {
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    ResultDirectory directory = directory(in, second, start);
    directory.write(
        new ThroughputResult(
            ThroughputResult.SCHEMA_VERSION,
            name,
            "memory",
            Mark.MEASURED,
            connections,
            2,
            1,
            answersPerSecond,
            new TreeMap<>(),
            true,
            Status.OK,
            List.of()));
    directory.end(start.plusSeconds(1), failures);
  }

  private void runs(double slowdown, boolean interleaved) throws IOException {
    double[] machine = {1_000, 1_400, 1_200, 900, 1_100, 1_050};
    for (int i = 0; i < machine.length; i++) {
      run(base, interleaved ? 10 * i : i, machine[i] * (i % 2 == 0 ? 1.001 : 1), List.of());
      run(candidate, interleaved ? 10 * i + 5 : 100 + i, machine[i] / slowdown, List.of());
    }
  }

  @Test
  void of_slowerCandidate_isSlower() throws IOException {
    runs(1.05, true);

    Comparison comparison = Comparison.of(base, candidate);

    assertThat(comparison.isSlower()).isTrue();
    assertThat(comparison.interleaved()).isTrue();
    PairedRatio ratio = comparison.figures().get("probe time per answer");
    assertThat(ratio.ratio()).isBetween(1.049, 1.052);
    assertThat(ratio.pairs()).isEqualTo(6);
  }

  @Test
  void of_fasterCandidate_isNotSlower() throws IOException {
    runs(0.9, true);

    assertThat(Comparison.of(base, candidate).isSlower()).isFalse();
  }

  @Test
  void of_oneAfterTheOther_saysSo() throws IOException {
    runs(1.05, false);

    assertThat(Comparison.of(base, candidate).interleaved()).isFalse();
  }

  @Test
  void of_tooFewRuns_isRefused() throws IOException {
    run(base, 0, 1, List.of());
    run(candidate, 1, 1, List.of());

    assertThatThrownBy(() -> Comparison.of(base, candidate))
        .hasMessageContaining("1 and 1 result directories (expected: as many in each, at least 3)");
  }

  @Test
  void of_failedRun_isRefused() throws IOException {
    runs(1, true);
    run(base, 999, 1, List.of("missed rate"));

    assertThatThrownBy(() -> Comparison.of(base, candidate)).hasMessageContaining("FAILED");
  }

  @Test
  void of_figureThatOneRunLacks_isRefused() throws IOException {
    runs(1, true);
    run(base, 999, "probe", 8, 1_000, List.of());
    run(candidate, 999, "other", 8, 1_000, List.of());

    assertThatThrownBy(() -> Comparison.of(base, candidate))
        .hasMessage(
            base.resolve("0")
                + ": no other time per answer (expected: the same figures in all runs)");
  }

  @Test
  void of_differentLoads_isRefused() throws IOException {
    runs(1, true);
    run(base, 999, "probe", 8, 1_000, List.of());
    run(candidate, 999, "probe", 16, 1_000, List.of());

    assertThatThrownBy(() -> Comparison.of(base, candidate))
        .hasMessage(
            candidate.resolve("999")
                + ": load {probe closed loop=16 connections} (expected: {probe closed loop=8"
                + " connections}, as in all runs)");
  }

  @Test
  void of_differentRates_isRefused() throws IOException {
    for (int i = 0; i < 3; i++) {
      open(base, 10 * i, 100);
      open(candidate, 10 * i + 5, i == 2 ? 50 : 100);
    }

    assertThatThrownBy(() -> Comparison.of(base, candidate))
        .hasMessage(
            candidate.resolve("25")
                + ": load {scenario-1=50.0/s} (expected: {scenario-1=100.0/s}, as in all runs)");
  }

  private static void open(Path in, int second, double rate) throws IOException {
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
    ResultDirectory directory = directory(in, second, start);
    directory.write(
        new ScenarioResult(
            ScenarioResult.SCHEMA_VERSION,
            "scenario-1",
            "memory",
            Mark.MEASURED,
            "",
            rate,
            rate,
            null,
            rate,
            1,
            (long) rate,
            new TreeMap<>(),
            0,
            0.03,
            new ScenarioResult.LatencyNanos(1, 1, 1, 1, 1, 1, (long) rate),
            new ScenarioResult.LatenessNanos(0, 0, 0),
            List.of(),
            List.of(),
            true,
            Status.OK,
            List.of()),
        new ScenarioDetail(
            ScenarioDetail.SCHEMA_VERSION,
            "scenario-1",
            "poisson",
            1,
            1,
            new ScenarioDetail.Bodies(1, 1),
            new ScenarioDetail.Quiet(
                0,
                new ScenarioResult.LatencyNanos(0, 0, 0, 0, 0, 0, 0),
                new ScenarioResult.LatenessNanos(0, 0, 0)),
            new ScenarioResult.LatenessNanos(0, 0, 0),
            List.of(),
            null),
        List.of());
    directory.end(start.plusSeconds(1), List.of());
  }

  private static ResultDirectory directory(Path in, int second, Instant start) throws IOException {
    return ResultDirectory.create(
        in.resolve(Integer.toString(second)),
        RunManifest.starting(
            RunSettings.of(Map.of(), 1, true),
            new SourceVersion("0", null, false),
            Map.of(),
            start));
  }

  @Test
  void of_noFolder_isRefused() {
    assertThatThrownBy(() -> Comparison.of(base, candidate)).hasMessageContaining("no folder");
  }
}
