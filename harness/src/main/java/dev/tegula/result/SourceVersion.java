package dev.tegula.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sources the measured programs were built from.
 *
 * @param toolVersion Tegula's version, or {@code development} outside a packaged build
 * @param commit the full commit id; null when the installation is no Git checkout
 * @param dirty whether tracked files differ from that commit
 */
public record SourceVersion(String toolVersion, @Nullable String commit, boolean dirty) {

  /**
   * The version of an installation, asked from Git: the launcher rebuilds whenever a source is
   * newer than the build.
   *
   * @param home the checkout's folder
   */
  public static SourceVersion of(Path home) {
    String version = SourceVersion.class.getPackage().getImplementationVersion();
    String tool = version == null ? "development" : version;
    String commit = git(home, "rev-parse", "HEAD");
    if (commit == null) {
      return new SourceVersion(tool, null, false);
    }
    String changes = git(home, "status", "--porcelain", "--untracked-files=no");
    return new SourceVersion(tool, commit.strip(), changes == null || !changes.isBlank());
  }

  /** What Git says, or null when there is no Git or no checkout. */
  private static @Nullable String git(Path home, String... arguments) {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? output : null;
    } catch (IOException noGit) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
