package dev.tegula.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: one ready line, clear errors, a clean end. */
class LocalAwsProcessTest {

  private static final Pattern READY =
      Pattern.compile(
          "local-aws ready on http://127\\.0\\.0\\.1:(\\d+) \\(DynamoDB, S3, ImportTable\\)");

  @TempDir private Path temporary;

  @Test
  void sigterm_whileServing_endsAndLeavesNothing() throws Exception {
    Process process = start("--port", "0");
    int port;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      Matcher ready = READY.matcher(out.readLine());
      assertThat(ready.matches()).isTrue();
      port = Integer.parseInt(ready.group(1));
      assertThat(answers(port)).isTrue();
      assertThat(process.descendants()).isEmpty();

      // Process.destroy would close the streams as well.
      process.toHandle().destroy();

      assertThat(out.readLine()).isNull();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answers(port)).isFalse();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void start_portInUse_failsWithOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Process process = start("--port", String.valueOf(taken.getLocalPort()));

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(errors(process))
          .isEqualTo(
              "tegula local-aws: --port: "
                  + taken.getLocalPort()
                  + " is in use (expected: a free port, or 0 for any free one)\n");
    }
  }

  @Test
  void start_impossiblePort_isAUsageError() throws Exception {
    Process process = start("--port", "65536");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(errors(process))
        .isEqualTo("tegula local-aws: --port: 65536 (expected: 0 to 65535) (see --help)\n");
  }

  private Process start(String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LocalAws.class.getName()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line).start();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
