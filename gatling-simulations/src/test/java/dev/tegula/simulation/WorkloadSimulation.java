package dev.tegula.simulation;

/** Any workload file: {@code -Dtegula.workload=FILE}. */
public final class WorkloadSimulation extends ServingSimulation {

  /** Gatling makes it. */
  public WorkloadSimulation() {
    this(SimulationSettings.current());
  }

  private WorkloadSimulation(SimulationSettings settings) {
    super(
        settings,
        settings
            .workload()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "tegula.workload: missing (expected: a workload file)")));
  }
}
