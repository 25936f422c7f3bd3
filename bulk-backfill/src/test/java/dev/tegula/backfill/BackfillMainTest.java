package dev.tegula.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackfillMainTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void execute_noCommand_isNotUnderstood() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "tegula backfill: no command (expected: estimate, run, resume, status, rollback or materialize) (see --help)\n");
  }

  @Test
  void execute_missingOption_isNotUnderstood() {
    assertThat(execute("run", "--repo", "r", "--stage", "s")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "tegula backfill: Missing required option: '--bucket=<bucket>' (see --help)\n");
  }

  @Test
  void execute_missingRepository_failsInOneLine() {
    assertThat(execute("run", "--repo", "nowhere", "--bucket", "b", "--stage", "s")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("tegula backfill: nowhere: does not exist")
        .hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void execute_noParallelism_failsInOneLine() {
    assertThat(execute("run", "--repo", "r", "--bucket", "b", "--stage", "s", "--parallelism", "0"))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines("tegula backfill: parallelism: 0 (expected: >= 1)\n");
  }

  @Test
  void execute_nothingAnswers_failsBeforeAnythingIsWritten() {
    Path stage = folder.resolve("stage");
    assertThat(
            execute(
                "run",
                "--repo",
                "../examples/flights",
                "--bucket",
                "bucket",
                "--stage",
                stage.toString(),
                "--region",
                "us-east-1",
                "--endpoint",
                "http://127.0.0.1:1"))
        .isEqualTo(1);
    assertThat(err.toString())
        .startsWith("tegula backfill: bucket: bucket: ")
        .endsWith(
            "(expected: S3, or what stands in for it, and credentials)" + System.lineSeparator())
        .hasLineCount(1);
    assertThat(stage).doesNotExist();
  }

  private int execute(String... arguments) {
    CommandLine line = BackfillMain.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}
