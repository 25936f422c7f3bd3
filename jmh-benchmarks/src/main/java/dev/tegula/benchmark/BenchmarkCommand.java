package dev.tegula.benchmark;

import dev.tegula.benchmark.BenchmarkRequest.Course;
import dev.tegula.result.LibraryVersions;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.SourceVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Selects benchmarks, runs them and says where the results lie. */
@Command(
    name = "benchmarks",
    description = "Microbenchmarks of the hot paths, with floors and naive contenders beside them",
    mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {

  /** All inputs are generated from this seed. */
  static final long SEED = 42;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Clock clock;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--profile",
      defaultValue = "smoke",
      description = "${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE})")
  private Profile profile = Profile.SMOKE;

  @Option(
      names = "--benchmarks",
      paramLabel = "REGEX",
      description = "is found in the names of the wanted benchmarks (all of the profile)")
  private @Nullable String pattern;

  @Option(
      names = "--params",
      paramLabel = "NAME=VALUE[,VALUE...]",
      description = "what a parameter takes in place of the profile's values")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(names = "--prof", paramLabel = "PROFILER", description = "of JMH; gc is always on")
  private List<String> profilers = List.of();

  @Option(names = "-f", description = "forks, in place of the profile's")
  private @Nullable Integer forks;

  @Option(names = "-wi", description = "warm-up iterations")
  private @Nullable Integer warmup;

  @Option(names = "-w", paramLabel = "TIME", description = "of a warm-up iteration: 500ms, 1s")
  private @Nullable String warmupTime;

  @Option(names = "-i", description = "measured iterations")
  private @Nullable Integer measured;

  @Option(names = "-r", paramLabel = "TIME", description = "of a measured iteration")
  private @Nullable String measuredTime;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "a new or empty folder for the results (out/jmh-TIME)")
  private @Nullable Path out;

  @Option(names = "--join", description = "adds to the running run in --out")
  private boolean join;

  BenchmarkCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkRequest request =
        new BenchmarkRequest(
            profile,
            Optional.ofNullable(pattern),
            values(),
            profilers,
            new Course(forks, warmup, warmupTime, measured, measuredTime));
    BenchmarkSelection selection = BenchmarkSelection.of(request);
    ResultDirectory directory =
        join ? ResultDirectory.join(folder()) : ResultDirectory.create(folder(), starting(request));
    try {
      List<String> told = BenchmarkRun.into(directory, selection);
      end(directory, List.of());
      told.forEach(this::say);
      return 0;
    } catch (IOException e) {
      end(directory, List.of(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private void end(ResultDirectory directory, List<String> failures) throws IOException {
    if (!join) {
      directory.end(clock.instant(), failures);
    }
  }

  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    params.forEach((name, all) -> values.put(name, List.of(all.split(",", -1))));
    return values;
  }

  private Path folder() {
    return out != null
        ? out
        : home().resolve("out").resolve("jmh-" + STAMP.format(clock.instant()));
  }

  private RunManifest starting(BenchmarkRequest request) {
    return RunManifest.starting(
        RunSettings.of(request.configuration(), SEED, true),
        SourceVersion.of(home()),
        LibraryVersions.onClassPath("jmh-core", "jackson-databind"),
        clock.instant());
  }

  private static Path home() {
    return Path.of(System.getProperty("tegula.home", "."));
  }

  private void say(String line) {
    if (spec != null) {
      spec.commandLine().getOut().println(line);
    }
  }
}
