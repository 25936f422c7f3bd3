package dev.tegula.service;

import dev.tegula.type.DataType;

/** One value of a service's answer: its name on the wire, its type and its slot. */
public sealed interface ServedFeature permits ServedFeature.Stored, ServedFeature.Computed {

  /** {@code <member name>.<feature>}. */
  String name();

  DataType type();

  /** Where the value lies in the request's {@link dev.tegula.tile.FeatureBuffer}. */
  int slot();

  /**
   * A value merged from a row.
   *
   * @param read the position in {@link ServingPlan#reads()}
   * @param aggregate merged from tiles rather than a column of the latest row
   */
  record Stored(String name, DataType type, int slot, int read, boolean aggregate)
      implements ServedFeature {}

  /**
   * A value computed at request time.
   *
   * @param computation the position in {@link ServingPlan#computations()}
   */
  record Computed(String name, DataType type, int slot, int computation) implements ServedFeature {}
}
