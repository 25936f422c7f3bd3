package dev.tegula.tile;

import java.util.Arrays;
import java.util.List;

/**
 * The tiles of one resolution while a row is built, oldest first. Every event goes into the open
 * tile of every resolution, so that a coarse tile is what its events in canonical order make it.
 */
final class TileLevel {

  private final long multiple;
  private final FixedStates fixed;
  private final List<VariableState> variable;
  private final ByteSink records = new ByteSink();
  private final Seal seal = new Seal();
  private long[] indexes = new long[16];
  private int[] ends = new int[16];
  private int tiles;
  private long openIndex;
  private boolean open;

  TileLevel(ViewLayout layout, long multiple) {
    this.multiple = multiple;
    this.fixed = new FixedStates(layout);
    this.variable =
        layout.cells().stream().filter(cell -> !cell.fixed()).map(VariableState::of).toList();
  }

  void clear() {
    records.clear();
    tiles = 0;
    if (open) {
      clearStates();
    }
  }

  void add(long baseIndex, InputRow row) {
    long index = Math.floorDiv(baseIndex, multiple);
    if (open && index != openIndex) {
      close();
    }
    openIndex = index;
    open = true;
    fixed.add(row);
    for (VariableState state : variable) {
      state.add(row, state.cell().column());
    }
  }

  /** Ends the open tile, if any. */
  void close() {
    if (!open) {
      return;
    }
    int start = records.length();
    fixed.writeTo(records);
    int references = records.length();
    for (int i = 0; i < variable.size(); i++) {
      records.putInt(0);
    }
    records.pad();
    for (VariableState state : variable) {
      if (!state.isEmpty()) {
        records.setInt(references, records.length() - start);
        state.writeTo(records);
      }
      references += 4;
    }
    records.pad();
    records.putInt((int) openIndex);
    seal.append(records, start);
    if (tiles == ends.length) {
      indexes = Arrays.copyOf(indexes, 2 * tiles);
      ends = Arrays.copyOf(ends, 2 * tiles);
    }
    indexes[tiles] = openIndex;
    ends[tiles++] = records.length();
    clearStates();
  }

  private void clearStates() {
    fixed.clear();
    variable.forEach(VariableState::clear);
    open = false;
  }

  long multiple() {
    return multiple;
  }

  /** The number of closed tiles. */
  int tiles() {
    return tiles;
  }

  /** The position in time of a closed tile, in tiles of this resolution since the epoch. */
  long index(int tile) {
    return indexes[tile];
  }

  int start(int tile) {
    return tile == 0 ? 0 : ends[tile - 1];
  }

  int end(int tile) {
    return ends[tile];
  }

  byte[] records() {
    return records.bytes();
  }
}
