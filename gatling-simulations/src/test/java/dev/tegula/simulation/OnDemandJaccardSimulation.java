package dev.tegula.simulation;

/** Scenario 2: an on-demand view compares two reads of one source; no pair of keys repeats. */
public final class OnDemandJaccardSimulation extends ServingSimulation {

  /** Gatling makes it. */
  public OnDemandJaccardSimulation() {
    super(SimulationSettings.current(), Checkout.workload("scenario-2"));
  }
}
