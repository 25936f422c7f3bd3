package dev.tegula.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as its folder tells it, finished or not.
 *
 * @param folder where it lies
 * @param scenarios in the order of their names
 * @param verification null when nothing was verified
 * @param backfill null when nothing was filled
 */
public record RecordedRun(
    Path folder,
    RunManifest manifest,
    List<ScenarioResult> scenarios,
    @Nullable VerificationResult verification,
    @Nullable BackfillResult backfill) {

  /**
   * Reads a result directory.
   *
   * @throws IOException with one line that names the file, when the folder is none or a file in it
   *     is broken
   */
  public static RecordedRun read(Path folder) throws IOException {
    Path manifest = folder.resolve(ResultDirectory.MANIFEST);
    try {
      return new RecordedRun(
          folder,
          ResultJson.read(manifest, RunManifest.class),
          scenariosOf(folder),
          optional(folder.resolve("verify.json"), VerificationResult.class),
          optional(folder.resolve("backfill.json"), BackfillResult.class));
    } catch (NoSuchFileException e) {
      throw new IOException(folder + ": no result directory (expected: a manifest.json in it)", e);
    }
  }

  /** The file with the histograms of a scenario; {@link HistogramLog#read} reads it. */
  public Path histogramLog(ScenarioResult scenario) {
    return folder.resolve("scenario-" + scenario.name() + ".hdr");
  }

  private static List<ScenarioResult> scenariosOf(Path folder) throws IOException {
    List<ScenarioResult> scenarios = new ArrayList<>();
    for (Path file : scenarioFiles(folder)) {
      scenarios.add(ResultJson.read(file, ScenarioResult.class));
    }
    return scenarios;
  }

  private static List<Path> scenarioFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("scenario-.*\\.json"))
          .sorted()
          .toList();
    }
  }

  private static <T> @Nullable T optional(Path file, Class<T> type) throws IOException {
    return Files.exists(file) ? ResultJson.read(file, type) : null;
  }
}
