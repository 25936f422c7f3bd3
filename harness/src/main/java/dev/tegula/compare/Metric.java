package dev.tegula.compare;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioDetail;
import dev.tegula.result.ScenarioResult;
import dev.tegula.result.ThroughputResult;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the figures of a run that can be compared; all are better when they are smaller. */
final class Metric {

  private Metric() {}

  /** What a run's figures were measured at, by scenario. */
  static SortedMap<String, String> loads(RecordedRun run) {
    SortedMap<String, String> loads = new TreeMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      loads.put(scenario.name(), scenario.targetServiceQps() + "/s");
    }
    for (ThroughputResult throughput : run.throughputs()) {
      loads.put(throughput.name() + " closed loop", throughput.connections() + " connections");
    }
    return loads;
  }

  /** The figures of a run by what they are of, such as {@code scenario-1 p50}. */
  static SortedMap<String, Double> of(RecordedRun run) {
    SortedMap<String, Double> figures = new TreeMap<>();
    for (ScenarioResult scenario : run.scenarios()) {
      if (scenario.latency().n() > 0) {
        figures.put(scenario.name() + " latency p50", (double) scenario.latency().p50());
        figures.put(scenario.name() + " latency p99", (double) scenario.latency().p99());
      }
      ScenarioDetail detail = run.detailOf(scenario);
      ScenarioDetail.Server server = detail == null ? null : detail.server();
      if (server != null && server.cpuMicrosPerRequest() != null) {
        figures.put(scenario.name() + " CPU per request", server.cpuMicrosPerRequest());
      }
    }
    for (ThroughputResult throughput : run.throughputs()) {
      if (throughput.answersPerSecond() > 0) {
        figures.put(throughput.name() + " time per answer", 1 / throughput.answersPerSecond());
      }
    }
    return figures;
  }
}
