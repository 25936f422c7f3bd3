package dev.tegula.result;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person chose for a run. Secrets do not belong here.
 *
 * @param configuration every setting that changes the figures, defaults included, by name
 * @param seed of everything random in the run
 * @param sameHost whether what measures and what is measured shared a machine
 */
public record RunSettings(SortedMap<String, String> configuration, long seed, boolean sameHost) {

  public RunSettings {
    configuration = new TreeMap<>(configuration);
  }

  /** Settings from any map. */
  public static RunSettings of(Map<String, String> configuration, long seed, boolean sameHost) {
    return new RunSettings(new TreeMap<>(configuration), seed, sameHost);
  }
}
