package dev.tegula.simulation;

import dev.tegula.generate.GeneratedData;
import dev.tegula.workload.Profile;
import dev.tegula.workload.file.WorkloadFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A feature server on this machine, with a generated workload in memory, as a process of its own.
 * Ends with this JVM at the latest.
 */
final class OwnServer implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready on (http://\\S+)");
  private static final long POLITE_SECONDS = 8;

  private final Process process;
  private final String url;

  private OwnServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Generates and packs a workload's data and serves it.
   *
   * @throws IllegalArgumentException when the workload makes no data up
   */
  static OwnServer start(Path file, WorkloadFile workload, Profile profile) {
    GeneratedData data =
        workload
            .generated()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        file
                            + ": makes no data up (expected: -Dtegula.target=URL of a server of it)"));
    String word = profile.name().toLowerCase(Locale.ROOT);
    try {
      Path folder = Checkout.scratch(workload.workload().name() + "-" + word);
      Path repo = folder.resolve("repo");
      Path objects = folder.resolve("objects");
      delete(folder);
      Files.createDirectories(repo);
      Files.writeString(repo.resolve("features.yaml"), data.repositoryYaml());
      data.writeSources(repo);
      run(
          java(
              "workload-packing",
              "dev.tegula.pack.PackMain",
              List.of(
                  "--workload",
                  file.toString(),
                  "--profile",
                  word,
                  "--repo",
                  repo.toString(),
                  "--out",
                  objects.toString())));
      return serve(repo, objects, folder.resolve("server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the server was ready", e);
    }
  }

  /** Where it listens. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(POLITE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static OwnServer serve(Path repo, Path objects, Path log) throws IOException {
    List<String> command =
        java(
            "feature-server",
            "dev.tegula.server.ServeMain",
            List.of(
                "--repo",
                repo.toString(),
                "--store",
                "memory",
                "--load",
                objects.toString(),
                "--port",
                "0"));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop server"));
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return new OwnServer(process, ready.group(1));
      }
    }
    throw new IllegalStateException(
        "the feature server ended before it was ready (log: " + log + ")");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + ": exit code " + exitCode + " (expected: 0)");
    }
  }

  private static List<String> java(String module, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx768m");
    command.add("-Duser.timezone=UTC");
    command.add("-cp");
    command.add(Checkout.classPath(module));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }
}
