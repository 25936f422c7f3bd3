package dev.tegula.jmh;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The Java process that runs the benchmarks, with the Java that runs Maven. Its output is Maven's.
 *
 * @param home the project's folder, where the process starts
 */
record BenchmarkProcess(
    Path home, List<String> classPath, String mainClass, List<String> arguments) {

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The forks of JMH hold what is measured; this one only watches them.
    command.addAll(List.of("-Xmx128m", "-Duser.timezone=UTC", "-Duser.language=en"));
    command.add("-Dtegula.home=" + home);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs the process to its end.
   *
   * @throws MojoFailureException when it ends with anything but 0
   */
  void run() throws MojoExecutionException, MojoFailureException {
    try {
      Process process = new ProcessBuilder(command()).directory(home.toFile()).inheritIO().start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new MojoFailureException(
            "benchmarks: exit code " + exit + " (expected: 0); the reason is in the lines above");
      }
    } catch (IOException e) {
      throw new MojoExecutionException("benchmarks: cannot be started, " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("benchmarks: interrupted", e);
    }
  }
}
