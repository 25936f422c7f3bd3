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
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs what is selected and keeps JMH's results, the course of every fork and what came of the
 * targets in a directory.
 */
final class BenchmarkRun {

  private static final String JMH_JSON = "jmh.json";
  private static final String FORKS_TXT = "jmh-forks.txt";
  private static final String TARGETS_MD = "targets.md";

  private BenchmarkRun() {}

  /**
   * Runs to the end, or to the first benchmark that fails; then nothing is kept.
   *
   * @return what to tell a person: the table of targets if any was measured, and where the files
   *     lie
   * @throws IOException with one line that says what failed
   */
  static List<String> into(ResultDirectory directory, BenchmarkSelection selection)
      throws IOException {
    directory.writeFile(JMH_JSON, json(selection));
    Path folder = directory.folder().toAbsolutePath().normalize();
    JsonNode results = ResultJson.read(folder.resolve(JMH_JSON), JsonNode.class);
    writeText(directory, FORKS_TXT, String.join("\n", SteadyState.lines(results)) + "\n");
    List<String> told = new ArrayList<>();
    if (Targets.ALL.stream().anyMatch(target -> TargetResults.holds(results, target.own()))) {
      TargetTable targets = new TargetResults(results).table();
      directory.write(targets);
      String markdown = TargetMarkdown.of(targets);
      writeText(directory, TARGETS_MD, markdown);
      told.add(markdown);
      told.add(folder.resolve(TARGETS_MD).toString());
    }
    told.add(folder.resolve(FORKS_TXT).toString());
    told.add(folder.resolve(JMH_JSON).toString());
    return told;
  }

  private static void writeText(ResultDirectory directory, String name, String text)
      throws IOException {
    directory.writeFile(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] json(BenchmarkSelection selection) throws IOException {
    List<RunResult> results;
    try {
      results = InterleavedForks.run(selection);
    } catch (RunnerException e) {
      throw new IOException("benchmarks: " + reason(e), e);
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return InterleavedForks.counted(json.toByteArray(), selection.forks());
  }

  /** JMH has told the rest on its output. */
  private static String reason(RunnerException failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? "a benchmark failed; JMH's output names it"
        : message.lines().findFirst().orElseThrow();
  }
}
