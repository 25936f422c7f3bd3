package dev.tegula.bench;

import dev.tegula.process.Installation;
import dev.tegula.process.ProcessGroup;
import dev.tegula.process.ProgramStarter;
import dev.tegula.process.ResidentMemory;
import dev.tegula.report.Report;
import dev.tegula.result.ResultDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One run of several stages. A failure ends it, unless the stage is one that no other needs; either
 * marks the results FAILED, and the report is written all the same and says so. An interrupted run
 * stops what it started, is marked FAILED and has no report.
 */
final class Bench {

  private final Installation installation;
  private final Path folder;
  private final BenchProfile profile;
  private final long seed;
  private final PrintStream screen = System.err;
  private final ProcessGroup group = new ProcessGroup();
  private final List<Stage> stages;
  private final Map<String, String> settings;
  private final List<String> outcomes = new ArrayList<>();

  /**
   * A run that is still to begin.
   *
   * @param folder of its results, new or empty
   */
  Bench(Installation installation, Path folder, BenchPlan plan) {
    this.installation = installation;
    this.folder = folder;
    this.profile = plan.profile();
    this.seed = plan.seed();
    this.stages = plan.stages();
    this.settings = plan.settings();
  }

  /**
   * Runs all stages.
   *
   * @return whether everything succeeded
   */
  boolean run() throws IOException, InterruptedException {
    ResultDirectory results =
        ResultDirectory.create(folder, BenchManifest.starting(installation, settings, seed));
    Files.createDirectories(folder.resolve("logs"));
    Path scratch = Files.createTempDirectory("tegula-bench-");
    Interruption interruption = Interruption.handle(results, group, scratch);
    try (ResidentMemory memory = ResidentMemory.watch()) {
      List<String> failures = runStages(results, scratch, interruption);
      if (failures.contains(Interruption.REASON)) {
        return false;
      }
      group.close();
      writePeak(results, memory.peakBytes());
      results.end(Instant.now(), failures);
      Path report = folder.resolve("report.html");
      Report.write(List.of(folder), report);
      summarize(failures, memory.peakBytes(), report);
      return failures.isEmpty();
    } finally {
      interruption.forget();
      group.close();
      Scratch.delete(scratch);
    }
  }

  private List<String> runStages(ResultDirectory results, Path scratch, Interruption interruption)
      throws InterruptedException {
    StageDisplay display =
        new StageDisplay(
            screen, Boolean.getBoolean("tegula.terminal"), System::nanoTime, stages.size());
    BenchRun run =
        new BenchRun(
            new ProgramStarter(installation, group, LocalCloud.CREDENTIALS),
            installation.flightsRepository(),
            installation.workloads(),
            results,
            scratch,
            profile,
            seed,
            display::progress);
    List<String> failures = new ArrayList<>();
    for (Stage stage : stages) {
      display.begin(stage.title());
      try {
        String outcome = stage.run(run);
        display.end(outcome);
        outcomes.add(String.format(Locale.ROOT, "%-16s %s", stage.title(), outcome));
      } catch (IOException | RuntimeException e) {
        if (interruption.explainsFailure()) {
          return List.of(Interruption.REASON);
        }
        failures.add(stage.title() + ": " + e.getMessage());
        display.end("FAILED: " + e.getMessage());
        if (stage.isNeededByOthers()) {
          break;
        }
      }
    }
    return failures;
  }

  private static void writePeak(ResultDirectory results, OptionalLong peakBytes)
      throws IOException {
    if (peakBytes.isPresent()) {
      results.writeFile(
          "memory.json",
          ("{\"peakResidentBytes\":" + peakBytes.getAsLong() + "}\n")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private void summarize(List<String> failures, OptionalLong peakBytes, Path report) {
    screen.println();
    outcomes.forEach(screen::println);
    peakBytes.ifPresent(
        bytes ->
            screen.printf(
                Locale.ROOT, "%-16s %.2f GB resident at most%n", "all processes", bytes / 1e9));
    failures.forEach(failure -> screen.println("FAILED           " + failure));
    screen.println();
    System.out.println(report);
  }
}
