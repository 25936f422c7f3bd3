package dev.tegula.localaws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

class DockerDaemonTest {

  @Test
  void on_aHostWithoutDaemon_skipsWithOneLineThatSaysWhy(@TempDir Path folder) {
    String host = "unix://" + folder.resolve("no.sock");
    PrintStream console = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ConditionEvaluationResult gate;
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      gate = DockerDaemon.on(host, "SomeTest");
    } finally {
      System.setOut(console);
    }

    assertThat(gate.isDisabled()).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "skipped SomeTest: AWS contract (store part) against LocalStack: no Docker daemon on "
                + host
                + " (start one, or set DOCKER_HOST)\n");
  }
}
