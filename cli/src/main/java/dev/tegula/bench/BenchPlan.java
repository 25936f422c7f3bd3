package dev.tegula.bench;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run is to do.
 *
 * @param profile of the workload files
 * @param settings that change the figures, for the manifest
 */
record BenchPlan(
    BenchProfile profile, long seed, List<Stage> stages, SortedMap<String, String> settings) {

  BenchPlan {
    stages = List.copyOf(stages);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
