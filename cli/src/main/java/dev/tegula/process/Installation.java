package dev.tegula.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where Tegula lies on this machine. */
public record Installation(Path home, Path javaCommand) {

  /**
   * The installation that started this JVM.
   *
   * @throws IllegalStateException when the launcher was not started by its script
   */
  public static Installation current() {
    String home = System.getProperty("tegula.home");
    if (home == null) {
      throw new IllegalStateException(
          "tegula.home is not set (expected: the tegula script starts this program)");
    }
    return new Installation(Path.of(home), Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** The folder with the whole class path of a module's process. */
  Path processFolder(String module) {
    Path folder = home.resolve(module).resolve("target").resolve("process");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          folder + " is missing (expected: built by mvn package; remove cli/target/build.stamp)");
    }
    return folder;
  }

  /** The class path folders of all programs. */
  public List<Path> processFolders() {
    return Arrays.stream(Program.values()).map(program -> processFolder(program.module())).toList();
  }

  /** The feature repository that the main job runs on. */
  public Path flightsRepository() {
    return home.resolve("examples").resolve("flights");
  }

  /** The workload files that come with Tegula. */
  public Path workloads() {
    return home.resolve("workloads");
  }
}
