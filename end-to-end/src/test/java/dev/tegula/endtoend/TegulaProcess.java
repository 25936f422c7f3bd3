package dev.tegula.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code tegula} command that runs as a process of its own. */
final class TegulaProcess implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("http://[^ ]+");
  private static final Path HOME = Path.of("").toAbsolutePath().getParent();

  private final Process process;
  private final Path errors;

  private TegulaProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  static Path home() {
    return HOME;
  }

  static TegulaProcess start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-Dtegula.home=" + HOME, "-cp", HOME + "/cli/target/process/*"));
    line.add("dev.tegula.cli.Tegula");
    line.addAll(List.of(arguments));
    Path errors = Files.createTempFile("tegula-end-to-end-", ".err");
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", caller(arguments[0]),
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_REGION", "us-east-1"));
    return new TegulaProcess(builder.start(), errors);
  }

  /** Who is calling, as local AWS writes it down. */
  private static String caller(String command) {
    return switch (command) {
      case "backfill", "materialize" -> "backfill";
      case "serve" -> "server";
      default -> "local";
    };
  }

  /** What a finished command left behind. */
  record Outcome(int exitCode, String output, String errors) {

    String lastErrorLine() {
      List<String> lines = errors.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  static Outcome run(String... arguments) throws IOException, InterruptedException {
    try (TegulaProcess started = start(arguments)) {
      String output =
          new String(started.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(started.process.waitFor(4, TimeUnit.MINUTES)).isTrue();
      return new Outcome(started.process.exitValue(), output, Files.readString(started.errors));
    }
  }

  static Outcome succeed(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = run(arguments);
    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    return outcome;
  }

  /** Waits for the ready line of a server; gives its URL. */
  String awaitReady() {
    try {
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = reader.readLine();
      Matcher matcher = URL.matcher(line == null ? "" : line);
      assertThat(matcher.find()).as("%s %s", line, Files.readString(errors)).isTrue();
      return matcher.group();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has said so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** It and what it started. */
  List<ProcessHandle> withDescendants() {
    return Stream.concat(Stream.of(handle()), handle().descendants()).toList();
  }

  /** Waits for a text on standard error. */
  void awaitError(String text) throws IOException, InterruptedException {
    for (int look = 0; look < 600; look++) {
      if (Files.readString(errors).contains(text)) {
        return;
      }
      assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("no '" + text + "' within a minute: " + Files.readString(errors));
  }

  int awaitExit(Duration patience) throws InterruptedException {
    assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    return process.exitValue();
  }

  static void signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(handle -> line.add(Long.toString(handle.pid())));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }

  /** Whether what is started here heeds SIGINT: a shell's background job ignores it. */
  static boolean heedsInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    // This JVM handles it unless it was started ignoring it; the mask is hexadecimal, SIGINT is 2.
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 2) == 0;
  }

  /** SIGTERM; waits until the process has gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not stop within 20 s of SIGTERM");
      }
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
