package dev.tegula.definition;

import dev.tegula.type.DataType;

/**
 * One value that a view serves.
 *
 * @param name the name inside the view, {@code <column>_<function>[_<n>]_<window>_<interval>} for
 *     aggregates
 * @param feature the declaration that it comes from
 * @param windowIndex the position in {@link Feature.Aggregate#windows()}, or -1 for an attribute
 */
public record OutputFeature(String name, DataType type, Feature feature, int windowIndex) {

  /** True when the value is merged from tiles; false when it is a column of the latest row. */
  public boolean aggregate() {
    return windowIndex >= 0;
  }
}
