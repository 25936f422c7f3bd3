package dev.tegula.simulation;

import dev.tegula.workload.LoadShape;
import java.time.Duration;
import java.util.Locale;

/**
 * The load of a simulation.
 *
 * @param ratePerSecond users that arrive in a second
 */
record SimulationLoad(double ratePerSecond, Duration warmup, Duration duration) {

  /** The workload's, where the settings do not say otherwise. */
  static SimulationLoad of(SimulationSettings settings, LoadShape shape) {
    return new SimulationLoad(
        settings.rate().orElse(shape.ratePerSecond()),
        settings.warmup().orElse(shape.warmup()),
        settings.duration().orElse(shape.duration()));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f requests/s for %d s after %d s of warm-up",
        ratePerSecond,
        duration.toSeconds(),
        warmup.toSeconds());
  }
}
