package dev.tegula.result;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a figure comes from. Figures of different marks are never put in one column. */
public enum Mark {
  /** Observed on the machine that the manifest names. */
  @JsonProperty("measured")
  MEASURED,
  /**
   * Observed on a system one of whose parts follows a declared model, such as a store with declared
   * latencies.
   */
  @JsonProperty("simulated")
  SIMULATED,
  /** Calculated from measured or published figures. */
  @JsonProperty("modelled")
  MODELLED,
  /** Somebody else's figure, taken from a source that is named. */
  @JsonProperty("published")
  PUBLISHED
}
