package dev.tegula.load;

import dev.tegula.result.LibraryVersions;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The result directory of a command: its own run, or a part of a run that another program began.
 */
final class RunFolder {

  private final ResultDirectory directory;
  private final boolean joined;
  private final Clock clock;

  private RunFolder(ResultDirectory directory, boolean joined, Clock clock) {
    this.directory = directory;
    this.joined = joined;
    this.clock = clock;
  }

  static RunFolder open(TargetOptions options, String name, RunSettings settings, Clock clock)
      throws IOException {
    Path out = options.out(name, clock.instant());
    if (options.join()) {
      return new RunFolder(ResultDirectory.join(out), true, clock);
    }
    RunManifest manifest =
        RunManifest.starting(
            settings,
            SourceVersion.of(Path.of(System.getProperty("tegula.home", "."))),
            LibraryVersions.onClassPath("vertx-core", "HdrHistogram", "jackson-databind"),
            clock.instant());
    return new RunFolder(ResultDirectory.create(out, manifest), false, clock);
  }

  ResultDirectory directory() {
    return directory;
  }

  /** Ends the run, unless it is another program's. */
  void end(List<String> failures) throws IOException {
    if (!joined) {
      directory.end(clock.instant(), failures);
    }
  }
}
