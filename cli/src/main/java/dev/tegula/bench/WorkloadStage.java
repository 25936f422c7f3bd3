package dev.tegula.bench;

import dev.tegula.result.RecordedRun;
import dev.tegula.result.ScenarioResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Replays one of the published scenarios from its workload file: generates its feature repository
 * and data, packs them for the memory store, serves them and offers the load.
 */
final class WorkloadStage implements Stage {

  /** What the names of the published scenarios begin with. */
  static final String PUBLISHED = "scenario-";

  /** The ones that a run replays. */
  static final List<String> SCENARIOS = List.of(PUBLISHED + "1", PUBLISHED + "2");

  private static final String STORE = "memory";

  private final String name;

  /**
   * A stage.
   *
   * @param name of the workload file, and of the results
   */
  WorkloadStage(String name) {
    this.name = name;
  }

  @Override
  public String title() {
    return "replay " + name;
  }

  @Override
  public String run(BenchRun run) throws IOException, InterruptedException {
    PackedWorkload workload = PackedWorkload.prepare(run, name);
    ReadyServer server = workload.serve(name, List.of());
    workload.load(List.of(server), name, List.of("--store-label", STORE));
    server.program().stop();
    return outcome(RecordedRun.read(run.results().folder()));
  }

  private String outcome(RecordedRun recorded) {
    ScenarioResult load =
        recorded.scenarios().stream()
            .filter(result -> result.name().equals(name))
            .findFirst()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%.0f of %.0f requests/s, %.0f DDB-QPS, p50 %.2f ms, p99 %.2f ms",
        load.achievedServiceQps(),
        load.targetServiceQps(),
        load.achievedStoreQps(),
        load.latency().p50() / 1e6,
        load.latency().p99() / 1e6);
  }
}
