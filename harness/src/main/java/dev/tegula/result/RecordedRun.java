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
 * @param details what stood beside scenarios; older runs have none
 * @param throughputs of closed loops, in the order of their names
 * @param searches for the largest rate, in the order of their names
 * @param verifications in the order of their names
 * @param backfill null when nothing was filled
 */
public record RecordedRun(
    Path folder,
    RunManifest manifest,
    List<ScenarioResult> scenarios,
    List<ScenarioDetail> details,
    List<ThroughputResult> throughputs,
    List<SearchResult> searches,
    List<VerificationResult> verifications,
    @Nullable BackfillResult backfill) {

  /**
   * Reads a result directory.
   *
   * @throws IOException with one line that names the file, when the folder is none or a file in it
   *     is broken
   */
  public static RecordedRun read(Path folder) throws IOException {
    Path backfill = folder.resolve("backfill.json");
    return new RecordedRun(
        folder,
        manifestOf(folder),
        all(folder, "scenario-.*\\.json", ScenarioResult.class),
        all(folder, "detail-.*\\.json", ScenarioDetail.class),
        all(folder, "throughput-.*\\.json", ThroughputResult.class),
        all(folder, "search-.*\\.json", SearchResult.class),
        all(folder, "verify-.*\\.json", VerificationResult.class),
        Files.exists(backfill) ? ResultJson.read(backfill, BackfillResult.class) : null);
  }

  static RunManifest manifestOf(Path folder) throws IOException {
    try {
      return ResultJson.read(folder.resolve(ResultDirectory.MANIFEST), RunManifest.class);
    } catch (NoSuchFileException e) {
      throw new IOException(folder + ": no result directory (expected: a manifest.json in it)", e);
    }
  }

  /** The file with the histograms of a scenario; {@link HistogramLog#read} reads it. */
  public Path histogramLog(ScenarioResult scenario) {
    return folder.resolve("scenario-" + scenario.name() + ".hdr");
  }

  /** What stood beside a scenario; null when its run did not keep that. */
  public @Nullable ScenarioDetail detailOf(ScenarioResult scenario) {
    return details.stream()
        .filter(detail -> detail.name().equals(scenario.name()))
        .findFirst()
        .orElse(null);
  }

  private static <T> List<T> all(Path folder, String names, Class<T> type) throws IOException {
    List<Path> files;
    try (Stream<Path> content = Files.list(folder)) {
      files =
          content.filter(file -> file.getFileName().toString().matches(names)).sorted().toList();
    }
    List<T> results = new ArrayList<>();
    for (Path file : files) {
      results.add(ResultJson.read(file, type));
    }
    return results;
  }
}
