package dev.tegula.service;

import dev.tegula.store.Generation;
import dev.tegula.tile.TilesUsed;
import java.util.Optional;

/**
 * A value of a view's row, and how it came out of it.
 *
 * @param view the feature view that was read
 * @param feature the value's name inside the view
 * @param rowBytes the size of the row; 0 when none was found
 * @param generation that the request began with; it holds the leading edge
 * @param tiles of an aggregate; empty for an attribute
 */
public record ValueSource(
    String view,
    String feature,
    RowOutcome row,
    int rowBytes,
    Generation generation,
    Optional<TilesUsed> tiles) {}
