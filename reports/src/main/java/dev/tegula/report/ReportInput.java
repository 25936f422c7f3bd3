package dev.tegula.report;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultJson;
import dev.tegula.result.TargetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result directory, read in full.
 *
 * @param jmh null when there is no {@code jmh.json}
 * @param targets null when there is no {@code targets.json}
 * @param cost null when there is no {@code cost.json}
 * @param peakResidentBytes of all processes of the run together; null when there is no {@code
 *     memory.json}
 */
record ReportInput(
    RecordedRun run,
    @Nullable List<JmhScore> jmh,
    @Nullable TargetTable targets,
    @Nullable CostFile cost,
    @Nullable Long peakResidentBytes) {

  /**
   * Reads result directories.
   *
   * @throws IOException with one line that names the file and what is wrong in it
   */
  static List<ReportInput> read(List<Path> folders) throws IOException {
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("resultDirectories: none (expected: at least one)");
    }
    List<ReportInput> inputs = new ArrayList<>();
    for (Path folder : folders) {
      inputs.add(read(folder));
    }
    return inputs;
  }

  private static ReportInput read(Path folder) throws IOException {
    RecordedRun run = RecordedRun.read(folder);
    Path jmh = folder.resolve("jmh.json");
    Path targets = folder.resolve("targets.json");
    Path cost = folder.resolve("cost.json");
    return new ReportInput(
        run,
        Files.exists(jmh) ? JmhScore.read(jmh) : null,
        Files.exists(targets) ? ResultJson.read(targets, TargetTable.class) : null,
        Files.exists(cost) ? ResultJson.read(cost, CostFile.class) : null,
        peakResidentBytes(folder.resolve("memory.json")));
  }

  private static @Nullable Long peakResidentBytes(Path file) throws IOException {
    return Files.exists(file) ? ResultJson.read(file, Memory.class).peakResidentBytes() : null;
  }

  /** What {@code memory.json} holds. */
  private record Memory(long peakResidentBytes) {}

  /** The last part of the folder's name. */
  String name() {
    Path name = run.folder().toAbsolutePath().normalize().getFileName();
    return name == null ? "/" : name.toString();
  }
}
