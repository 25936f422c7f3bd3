package dev.tegula.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.ResultJson;
import dev.tegula.result.TargetTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Runs what is selected and keeps JMH's results, and the table of targets, in a directory. */
final class BenchmarkRun {

  static final String JMH_JSON = "jmh.json";
  static final String TARGETS_MD = "targets.md";

  private BenchmarkRun() {}

  /**
   * Runs to the end, or to the first benchmark that fails; then nothing is kept.
   *
   * @return the files that were written
   * @throws IOException with one line that says what failed
   */
  static List<Path> into(ResultDirectory directory, BenchmarkSelection selection)
      throws IOException {
    byte[] json = json(selection);
    directory.writeFile(JMH_JSON, json);
    List<Path> files = new ArrayList<>(List.of(directory.folder().resolve(JMH_JSON)));
    TargetResults targets = new TargetResults(ResultJson.read(files.get(0), JsonNode.class));
    if (targets.any()) {
      TargetTable table = targets.table();
      directory.write(table);
      String markdown = TargetMarkdown.of(table);
      directory.writeFile(TARGETS_MD, markdown.getBytes(StandardCharsets.UTF_8));
      files.add(directory.folder().resolve(TARGETS_MD));
    }
    return files;
  }

  private static byte[] json(BenchmarkSelection selection) throws IOException {
    Collection<RunResult> results;
    try {
      results = new Runner(selection.options()).run();
    } catch (RunnerException e) {
      throw new IOException(
          "benchmarks: " + Optional.ofNullable(e.getMessage()).orElse("failed"), e);
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return json.toByteArray();
  }
}
