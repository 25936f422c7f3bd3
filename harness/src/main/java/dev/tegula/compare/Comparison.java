package dev.tegula.compare;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A base and a candidate, compared figure by figure. All figures together are called different by
 * mistake in at most one comparison in twenty: each interval's confidence is 1 - 0.05 / figures
 * (Bonferroni).
 *
 * @param confidence of each interval
 * @param interleaved whether each pair's runs followed each other; otherwise a drift of the machine
 *     counts as a difference
 * @param figures by what they are of
 */
public record Comparison(
    double confidence, boolean interleaved, SortedMap<String, PairedRatio> figures) {

  private static final double MISTAKEN = 0.05;

  public Comparison {
    figures = new TreeMap<>(figures);
  }

  /**
   * Compares two folders of result directories.
   *
   * @param base folder of the base's result directories
   * @param candidate folder of as many of the candidate's
   * @throws IllegalArgumentException when the runs cannot be paired, or one of them failed
   */
  public static Comparison of(Path base, Path candidate) throws IOException {
    List<RecordedRun> bases = runs(base);
    List<RecordedRun> candidates = runs(candidate);
    if (bases.size() != candidates.size() || bases.size() < PairedRatio.FEWEST_PAIRS) {
      throw new IllegalArgumentException(
          String.format(
              "%s, %s: %d and %d result directories (expected: as many in each, at least %d)",
              base, candidate, bases.size(), candidates.size(), PairedRatio.FEWEST_PAIRS));
    }
    List<RecordedRun> all = new ArrayList<>(bases);
    all.addAll(candidates);
    SortedSet<String> names = requireSameFigures(all);
    requireSameLoad(all);
    double confidence = 1 - MISTAKEN / names.size();
    SortedMap<String, PairedRatio> figures = new TreeMap<>();
    for (String name : names) {
      figures.put(name, PairedRatio.of(series(bases, name), series(candidates, name), confidence));
    }
    return new Comparison(confidence, interleaved(bases, candidates), figures);
  }

  /** A figure that only some runs have would be left out in silence, and a fault with it. */
  private static SortedSet<String> requireSameFigures(List<RecordedRun> runs) {
    SortedSet<String> names = new TreeSet<>();
    runs.forEach(run -> names.addAll(Metric.of(run).keySet()));
    for (RecordedRun run : runs) {
      for (String name : names) {
        if (!Metric.of(run).containsKey(name)) {
          throw new IllegalArgumentException(
              run.folder() + ": no " + name + " (expected: the same figures in all runs)");
        }
      }
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          runs.get(0).folder() + ": no figure (expected: a load's result)");
    }
    return names;
  }

  /** Whoever is asked less often is quicker. */
  private static void requireSameLoad(List<RecordedRun> runs) {
    SortedMap<String, String> first = Metric.loads(runs.get(0));
    for (RecordedRun run : runs) {
      SortedMap<String, String> loads = Metric.loads(run);
      if (!loads.equals(first)) {
        throw new IllegalArgumentException(
            run.folder() + ": load " + loads + " (expected: " + first + ", as in all runs)");
      }
    }
  }

  /** Whether any figure got worse. */
  public boolean isSlower() {
    return figures.values().stream()
        .anyMatch(figure -> figure.verdict() == PairedRatio.Verdict.SLOWER);
  }

  private static double[] series(List<RecordedRun> runs, String name) {
    return runs.stream().mapToDouble(run -> Metric.of(run).getOrDefault(name, 0.0)).toArray();
  }

  /** The runs in a folder, in the order of their start. */
  private static List<RecordedRun> runs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + ": no folder (expected: result directories in it)");
    }
    List<Path> directories;
    try (Stream<Path> content = Files.list(folder)) {
      directories = content.filter(path -> Files.exists(path.resolve("manifest.json"))).toList();
    }
    List<RecordedRun> runs = new ArrayList<>();
    for (Path directory : directories) {
      RecordedRun run = RecordedRun.read(directory);
      if (run.manifest().status() != Status.OK) {
        throw new IllegalArgumentException(
            directory + ": " + run.manifest().status() + " (expected: runs that are OK)");
      }
      runs.add(run);
    }
    runs.sort(Comparator.comparing(run -> run.manifest().startedAt()));
    return runs;
  }

  /** Whether no two runs of a pair have another pair's run between them. */
  private static boolean interleaved(List<RecordedRun> bases, List<RecordedRun> candidates) {
    for (int i = 1; i < bases.size(); i++) {
      boolean before =
          bases
              .get(i - 1)
              .manifest()
              .startedAt()
              .isBefore(candidates.get(i).manifest().startedAt());
      boolean after =
          candidates
              .get(i - 1)
              .manifest()
              .startedAt()
              .isBefore(bases.get(i).manifest().startedAt());
      if (!before || !after) {
        return false;
      }
    }
    return true;
  }
}
