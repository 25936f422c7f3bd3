package dev.tegula.bench;

import java.util.List;
import java.util.Map;

/**
 * What a run is to do.
 *
 * @param profile of the workload files
 * @param settings that change the figures, for the manifest
 */
record BenchPlan(
    BenchProfile profile, long seed, List<Stage> stages, Map<String, String> settings) {

  BenchPlan {
    stages = List.copyOf(stages);
    settings = Map.copyOf(settings);
  }
}
