package dev.tegula.simulation;

/** Scenario 1: three feature services over up to 50 views and 5,000 features. */
public final class MultiFeatureServiceSimulation extends ServingSimulation {

  /** Gatling makes it. */
  public MultiFeatureServiceSimulation() {
    super(SimulationSettings.current(), Checkout.workload("scenario-1"));
  }
}
