package dev.tegula.oracle;

import java.util.Map;

/**
 * What one entity's read of a view must answer.
 *
 * @param outputs by the output's name inside the view
 * @param attributesPresent whether a row counts for the attributes
 * @param aggregatesPresent whether a row lies in any of the view's windows
 */
record EntityTruth(
    Map<String, Truth> outputs, boolean attributesPresent, boolean aggregatesPresent) {

  /** An entity that no raw row names. */
  static final EntityTruth UNKNOWN = new EntityTruth(Map.of(), false, false);

  EntityTruth {
    outputs = Map.copyOf(outputs);
  }

  Truth output(String name) {
    return outputs.getOrDefault(name, Truth.NULL);
  }
}
