package dev.tegula.load;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.RunManifest;
import dev.tegula.result.ScenarioResult;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Refuses to add up what are not all the parts of one load, each once. */
final class GeneratorsOfOneLoad {

  /** Settings that the generators of one load share. */
  private static final List<String> SHARED =
      List.of(
          "command",
          "workload",
          "profile",
          LoadCommand.ANSWERS,
          "target",
          "store",
          "ratePerSecond",
          "duration",
          "warmup",
          "arrivals");

  private GeneratorsOfOneLoad() {}

  /**
   * Checks that the runs are those of generators 0/N to N-1/N, which offered the same load and have
   * ended.
   *
   * @throws IllegalArgumentException with one line that names the folder
   */
  static void require(List<RecordedRun> runs) {
    SortedMap<String, RecordedRun> byGenerator = new TreeMap<>();
    for (RecordedRun run : runs) {
      if (!run.manifest().isFinished()) {
        throw new IllegalArgumentException(
            run.folder() + ": has not ended (expected: runs that have)");
      }
      String generator = setting(run, "generator");
      RecordedRun other = byGenerator.put(generator, run);
      if (other != null) {
        throw new IllegalArgumentException(
            other.folder()
                + ", "
                + run.folder()
                + ": both of generator "
                + generator
                + " (expected: each generator once)");
      }
    }
    requireAll(byGenerator);
    runs.forEach(run -> requireSame(runs.get(0), run));
  }

  private static void requireAll(SortedMap<String, RecordedRun> byGenerator) {
    TreeSet<String> expected = new TreeSet<>();
    for (int i = 0; i < byGenerator.size(); i++) {
      expected.add(i + "/" + byGenerator.size());
    }
    if (!byGenerator.keySet().equals(expected)) {
      throw new IllegalArgumentException(
          "generators: " + byGenerator.keySet() + " (expected: all of one load, " + expected + ")");
    }
  }

  private static void requireSame(RecordedRun first, RecordedRun run) {
    for (String name : SHARED) {
      requireSame(run, name, setting(run, name), setting(first, name));
    }
    RunManifest one = first.manifest();
    requireSame(run, "seed", Long.toString(run.manifest().seed()), Long.toString(one.seed()));
    requireSame(run, "scenarios", scenarios(run), scenarios(first));
  }

  private static void requireSame(RecordedRun run, String name, String found, String expected) {
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          run.folder() + ": " + name + ": " + found + " (expected: " + expected + ")");
    }
  }

  /** How far the answers were checked, which the generators agree on. */
  static String answers(List<RecordedRun> runs) {
    return setting(runs.get(0), LoadCommand.ANSWERS);
  }

  private static String setting(RecordedRun run, String name) {
    return run.manifest().configuration().getOrDefault(name, "not stated");
  }

  /** Names and marks. */
  private static String scenarios(RecordedRun run) {
    return run.scenarios().stream().map(GeneratorsOfOneLoad::scenario).toList().toString();
  }

  private static String scenario(ScenarioResult scenario) {
    return scenario.name() + " " + scenario.mark();
  }
}
