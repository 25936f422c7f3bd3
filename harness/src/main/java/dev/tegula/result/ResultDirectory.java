package dev.tegula.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a run writes its results to. It never overwrites: the folder must be new or
 * empty, and each file is written once. Every file appears whole or not at all. The manifest is
 * written first, as RUNNING, and replaced once, when the run has ended; until then the folder holds
 * no finished run. Belongs to one thread.
 */
public final class ResultDirectory {

  static final String MANIFEST = "manifest.json";

  private final Path folder;
  private RunManifest manifest;

  private ResultDirectory(Path folder, RunManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Begins a run in a new or empty folder.
   *
   * @throws IOException with one line that names the folder, when it holds anything or cannot be
   *     written to
   */
  public static ResultDirectory create(Path folder, RunManifest starting) throws IOException {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new IOException(
              folder
                  + ": already holds files (expected: a new or empty folder; results are never overwritten)");
        }
      }
      ResultDirectory directory = new ResultDirectory(folder, starting);
      directory.writeNew(MANIFEST, ResultJson.write(starting).getBytes(StandardCharsets.UTF_8));
      return directory;
    } catch (FileSystemException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Joins a run that another process began, to add files of other names to it; its manifest is left
   * to that process.
   *
   * @throws IOException with one line that names the folder, when it holds no run or one that has
   *     ended
   */
  public static ResultDirectory join(Path folder) throws IOException {
    RunManifest manifest = RecordedRun.manifestOf(folder);
    if (manifest.isFinished()) {
      throw new IOException(
          folder + ": holds a run that has ended (expected: a running one to join)");
    }
    return new ResultDirectory(folder, manifest);
  }

  /** The folder itself, for files that another program writes. */
  public Path folder() {
    return folder;
  }

  /** The manifest as it stands in the folder. */
  public RunManifest manifest() {
    return manifest;
  }

  /** Keeps a scenario's figures, what stood beside them, and its histograms. */
  public void write(ScenarioResult result, ScenarioDetail detail, List<TaggedHistogram> histograms)
      throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    HistogramLog.write(histograms, manifest.startedAt(), log);
    writeNew("scenario-" + result.name() + ".hdr", log.toByteArray());
    writeJson("detail-" + result.name() + ".json", detail);
    writeJson("scenario-" + result.name() + ".json", result);
  }

  /** Keeps what a closed loop got through. */
  public void write(ThroughputResult result) throws IOException {
    writeJson("throughput-" + result.name() + ".json", result);
  }

  /** Keeps how a largest rate was looked for. */
  public void write(SearchResult result) throws IOException {
    writeJson("search-" + result.name() + ".json", result);
  }

  /** Keeps a verification. */
  public void write(VerificationResult result) throws IOException {
    writeJson("verify-" + result.name() + ".json", result);
  }

  /** Keeps a backfill. */
  public void write(BackfillResult result) throws IOException {
    writeJson("backfill.json", result);
  }

  /** Keeps what came of the targets of microbenchmarks. */
  public void write(TargetTable result) throws IOException {
    writeJson("targets.json", result);
  }

  /**
   * Keeps any other file of the run.
   *
   * @param name of the file in the folder
   */
  public void writeFile(String name, byte[] content) throws IOException {
    writeNew(name, content);
  }

  /**
   * Ends the run: OK without reasons, else FAILED.
   *
   * @throws IllegalStateException when it has ended before
   */
  public void end(Instant at, List<String> failures) throws IOException {
    if (manifest.isFinished()) {
      throw new IllegalStateException(folder + ": the run has ended already");
    }
    RunManifest ended = manifest.ended(at, failures);
    moveInto(MANIFEST, ResultJson.write(ended).getBytes(StandardCharsets.UTF_8));
    manifest = ended;
  }

  private void writeJson(String name, Object result) throws IOException {
    writeNew(name, ResultJson.write(result).getBytes(StandardCharsets.UTF_8));
  }

  private void writeNew(String name, byte[] content) throws IOException {
    if (Files.exists(folder.resolve(name))) {
      throw new IOException(
          folder.resolve(name) + ": exists (expected: a new file; results are never overwritten)");
    }
    moveInto(name, content);
  }

  private void moveInto(String name, byte[] content) throws IOException {
    Path temporary = folder.resolve(name + ".tmp");
    try {
      Files.write(temporary, content);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(folder.resolve(name), e);
    }
  }

  private static IOException unwritable(Path path, IOException cause) {
    return new IOException(
        path + ": cannot be written to, " + why(cause) + " (expected: a writable folder)", cause);
  }

  private static String why(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }
}
