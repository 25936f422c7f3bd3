package dev.tegula.benchmark;

import dev.tegula.benchmark.Target.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the hot paths are to reach, each beside a floor or a contender of the same run. */
final class Targets {

  static final List<Target> ALL = all();

  private Targets() {}

  private static List<Target> all() {
    List<Target> merging = new ArrayList<>();
    merging.add(workload("W1: 75 sums from 24 hours and 28 days over 2,500 additions", "W1", 1.5));
    merging.add(workload("W2: the same with 5-minute tiles over 22,300 additions", "W2", 0.5));
    merging.add(workload("W3: seven functions, distinct sketches over 2,500 additions", "W3", 60));
    merging.add(workload("W4: 28 tiles over 700 additions", "W4_28", 1));
    merging.add(workload("W4: 365 tiles over 9,125 additions", "W4_365", 1));
    for (String edge : List.of("0", "2", "8", "14", "27")) {
      merging.add(
          Target.atMost(
              "25 sums over 356 days over those of 28 tiles, edge " + edge + " tiles back",
              2,
              new Measured("LongWindowBenchmark.merge356", "edge", edge),
              new Measured("LongWindowBenchmark.merge28", "edge", edge)));
    }
    List<Target> sets = new ArrayList<>();
    for (String size : List.of("100", "1000", "10000")) {
      sets.add(sets("int64 " + size + " 50", 50));
    }
    for (String size : List.of("100", "1000", "10000")) {
      sets.add(sets("string " + size + " 50", 30));
    }
    List<Target> targets = new ArrayList<>(merging);
    targets.addAll(sets);
    targets.add(json("COMPUTED", 2));
    targets.add(json("PUBLISHED", 2.6));
    for (String workload : List.of("W1", "W2", "W3", "W4_28", "W4_365")) {
      targets.add(checked(workload));
    }
    merging.forEach(target -> targets.add(Target.allocatesLessThanOneByte(target)));
    sets.forEach(target -> targets.add(Target.allocatesLessThanOneByte(target)));
    return List.copyOf(targets);
  }

  private static Target workload(String what, String workload, double limit) {
    return Target.atMost(
        what,
        limit,
        new Measured("PeerWorkloadBenchmark.merge", "workload", workload),
        new Measured("PeerWorkloadBenchmark.floorAdd", "workload", workload));
  }

  /** What the memory store saves by checking its rows once, when it gets them. */
  private static Target checked(String workload) {
    return Target.stated(
        workload + " with the row's seals checked by every merge, over the same additions",
        new Measured("PeerWorkloadBenchmark.mergeChecked", "workload", workload),
        new Measured("PeerWorkloadBenchmark.floorAdd", "workload", workload));
  }

  private static Target sets(String sets, double limit) {
    return Target.atLeast(
        "Jaccard, packed rows of " + sets + " % shared, against two HashSets",
        limit,
        new Measured("JaccardBenchmark.packed", "sets", sets),
        new Measured("JaccardBenchmark.naiveHashSets", "sets", sets));
  }

  private static Target json(String mix, double limit) {
    return Target.atLeast(
        "5,000 values to JSON, " + mix + ", against Jackson's fast writer",
        limit,
        new Measured("VectorJsonBenchmark.write", "mix", mix),
        new Measured("VectorJsonBenchmark.naiveJackson", "mix", mix));
  }

  /** Whether a target looks at this benchmark. */
  static boolean needs(String benchmark) {
    return measured().anyMatch(measured -> benchmark.endsWith("." + measured.benchmark()));
  }

  /** The values of a parameter that targets look at; the first declared one when they do not. */
  static List<String> values(String param, List<String> declared) {
    List<String> looked =
        measured()
            .filter(measured -> measured.param().equals(param))
            .map(Measured::value)
            .distinct()
            .toList();
    return looked.isEmpty() ? declared.subList(0, 1) : looked;
  }

  private static Stream<Measured> measured() {
    return ALL.stream()
        .flatMap(target -> Stream.of(target.own(), target.other().orElse(target.own())));
  }
}
