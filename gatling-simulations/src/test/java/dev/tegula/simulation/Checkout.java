package dev.tegula.simulation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this project lies: simulations start its server and read its workloads. */
final class Checkout {

  private Checkout() {}

  /** A workload file by its name. */
  static Path workload(String name) {
    return root().resolve("workloads").resolve(name + ".yaml");
  }

  /** A folder for what is of no use after a run. */
  static Path scratch(String name) {
    return root().resolve("gatling-simulations").resolve("target").resolve("server").resolve(name);
  }

  /**
   * The class path of a module's process.
   *
   * @throws IllegalStateException when it was not built
   */
  static String classPath(String module) {
    Path folder = root().resolve(module).resolve("target").resolve("process");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          folder
              + " is missing (expected: mvn package -DskipTests before, or -Dtegula.target=URL)");
    }
    return folder + "/*";
  }

  /** Gatling may be started at the root or in its module. */
  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("gatling-simulations"))
          && Files.isDirectory(folder.resolve("workloads"))) {
        return folder;
      }
    }
    throw new IllegalStateException(here + " is not inside a checkout of Tegula");
  }
}
