package dev.tegula.jmh;

import java.nio.file.Path;
import java.util.List;

/**
 * Tells what of a class path belongs to the project but comes from the local repository: code as it
 * was at the last install, which a person who has just changed it does not mean to measure.
 */
final class FreshClassPath {

  private FreshClassPath() {}

  /**
   * Requires that none of the project's own modules comes from the local repository.
   *
   * @param groupId of the project's modules
   * @throws IllegalArgumentException with one line that names the first stale jar and the way out
   */
  static void require(List<String> classPath, Path localRepository, String groupId) {
    Path own = localRepository.toAbsolutePath().normalize();
    for (String part : groupId.split("\\.", -1)) {
      own = own.resolve(part);
    }
    for (String entry : classPath) {
      if (Path.of(entry).toAbsolutePath().normalize().startsWith(own)) {
        throw new IllegalArgumentException(
            "class path: "
                + entry
                + " is what was installed last, not what the sources say now (expected: mvn jmh:run"
                + " from the root, or with -pl MODULE -am)");
      }
    }
  }
}
