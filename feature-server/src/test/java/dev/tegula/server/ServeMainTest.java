package dev.tegula.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as the process that people start. */
final class ServeMainTest {

  @TempDir private Path folder;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void serve_untilTerminated_oneReadyLine() throws Exception {
    Path load = writeData();
    Process process =
        process("--repo", folder.toString(), "--store", "memory", "--load", load.toString());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine())
          .matches(
              "tegula serve ready on http://127\\.0\\.0\\.1:[0-9]+"
                  + " \\(store memory, 4 services, 3 of 3 views ready\\)");
      process.toHandle().destroy();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @Test
  void serve_declaredLatency_readyLineSaysSimulated() throws Exception {
    Process process =
        process(
            "--repo",
            folder.toString(),
            "--store",
            "memory",
            "--load",
            writeData().toString(),
            "--declared-latency",
            "default");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).contains("(store memory behind declared latency: simulated, ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_portInUse_oneLineAndExit1() throws Exception {
    Path load = writeData();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          run(
              "--repo", folder.toString(),
              "--store", "memory",
              "--load", load.toString(),
              "--port", Integer.toString(taken.getLocalPort()));
      assertThat(outcome.err.lines().filter(line -> !line.startsWith("[")))
          .containsExactly(
              "port: %d is in use or not allowed (expected: a free port)"
                  .formatted(taken.getLocalPort()));
      assertThat(outcome.out).isEmpty();
      assertThat(outcome.exitCode).isEqualTo(1);
    }
  }

  @Test
  void serve_badInput_oneLineThatNamesIt() throws Exception {
    Files.writeString(folder.resolve("features.yaml"), "workspace: prod\nfeature_vews: []\n");
    Outcome yaml = run("--repo", folder.toString(), "--store", "memory");
    assertThat(yaml.err).contains("features.yaml:2: feature_vews");
    assertThat(yaml.exitCode).isEqualTo(1);

    TestRepository.write(folder);
    Outcome store = run("--repo", folder.toString(), "--store", "disk");
    assertThat(store.err).isEqualToIgnoringNewLines("store: disk (expected: dynamodb or memory)");
    assertThat(store.exitCode).isEqualTo(1);

    Outcome latency =
        run("--repo", folder.toString(), "--store", "dynamodb", "--declared-latency", "default");
    assertThat(latency.err)
        .isEqualToIgnoringNewLines(
            "declared-latency: store dynamodb (expected: memory, which has no latency of its own)");
    assertThat(latency.exitCode).isEqualTo(1);

    Outcome keys =
        run("--repo", folder.toString(), "--store", "memory", "--api-keys", "/no/such/file");
    assertThat(keys.err)
        .isEqualToIgnoringNewLines("api-keys: /no/such/file (expected: a file that can be read)");
    assertThat(keys.exitCode).isEqualTo(1);
  }

  @Test
  void serve_wrongUsage_exit2() throws Exception {
    Outcome outcome = run("--store", "memory");
    assertThat(outcome.err).contains("Missing required option: '--repo=REPO'");
    assertThat(outcome.exitCode).isEqualTo(2);
  }

  private Path writeData() throws IOException {
    return new TestData(TestRepository.read(folder), folder.resolve("load")).writeAll();
  }

  private static Outcome run(String... arguments) throws Exception {
    Path err = Files.createTempFile("serve", ".err");
    Process process = builder(arguments).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Outcome outcome = new Outcome(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return outcome;
  }

  private static Process process(String... arguments) throws IOException {
    return builder(arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static ProcessBuilder builder(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServeMain.class.getName(),
                "--port",
                "0"));
    List<String> given = List.of(arguments);
    if (given.contains("--port")) {
      line.subList(line.size() - 2, line.size()).clear();
    }
    line.addAll(given);
    return new ProcessBuilder(line);
  }
}
