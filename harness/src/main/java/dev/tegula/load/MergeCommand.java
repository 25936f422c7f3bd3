package dev.tegula.load;

import dev.tegula.result.LibraryVersions;
import dev.tegula.result.RecordedRun;
import dev.tegula.result.ResultDirectory;
import dev.tegula.result.ResultJson;
import dev.tegula.result.RunManifest;
import dev.tegula.result.RunSettings;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.SourceVersion;
import dev.tegula.rig.GeneratorMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one result directory of those of several generators. */
@Command(
    name = "merge",
    description =
        "Adds up the scenarios of all generators of one load, which ran at the same time: counts and histograms, never percentiles.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "2..*",
      paramLabel = "DIR",
      description = "the generators' result directories, of load --generator 0/N, 1/N and so on")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "the result directory, new or empty")
  private Path out = Path.of("");

  @Option(names = "--json", description = "prints the results as JSON, one after the other")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<RecordedRun> runs = new ArrayList<>();
    for (Path directory : directories) {
      runs.add(RecordedRun.read(directory));
    }
    GeneratorsOfOneLoad.require(runs);
    List<String> names = runs.get(0).scenarios().stream().map(ScenarioResult::name).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(directories.get(0) + ": no scenario");
    }
    List<GeneratorMerge.Merged> merged = new ArrayList<>();
    for (String name : names) {
      merged.add(GeneratorMerge.merge(runs, name));
    }
    ResultDirectory folder = ResultDirectory.create(out, manifest(runs));
    List<String> failures = new ArrayList<>();
    for (GeneratorMerge.Merged scenario : merged) {
      folder.write(scenario.result(), scenario.detail(), scenario.histograms());
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? ResultJson.write(scenario.result()).stripTrailing()
                  : ScenarioText.of(
                      scenario.result(), scenario.detail(), GeneratorsOfOneLoad.answers(runs)));
      scenario
          .result()
          .reasons()
          .forEach(reason -> failures.add(scenario.result().name() + ": " + reason));
    }
    failures.forEach(
        reason -> spec.commandLine().getErr().println("tegula load merge: FAILED: " + reason));
    folder.end(Clock.systemUTC().instant(), failures);
    return failures.isEmpty() ? 0 : 1;
  }

  private static RunManifest manifest(List<RecordedRun> runs) {
    RunManifest first = runs.get(0).manifest();
    SortedMap<String, String> settings = new TreeMap<>(first.configuration());
    settings.put("generator", runs.size() + " merged");
    return RunManifest.starting(
        RunSettings.of(
            settings, first.seed(), runs.stream().anyMatch(run -> run.manifest().sameHost())),
        SourceVersion.of(Path.of(System.getProperty("tegula.home", "."))),
        LibraryVersions.onClassPath("HdrHistogram", "jackson-databind"),
        first.startedAt());
  }
}
