package dev.tegula.tile;

/**
 * One variable state over windows that end together, merged from the newest tile to the oldest.
 * Reused from row to row.
 */
abstract class VariableMerge {

  private final Cell cell;
  private final int reference;

  VariableMerge(ViewLayout layout, int cell) {
    this.cell = layout.cells().get(cell);
    this.reference = layout.referenceOffset(cell);
  }

  static VariableMerge of(ViewLayout layout, int cell) {
    return switch (layout.cells().get(cell).kind()) {
      case MIN_TEXT, MAX_TEXT -> new TextMerge(layout, cell);
      case LAST_VALUE -> new LastValueMerge(layout, cell);
      case LAST_N, FIRST_N -> new ListMerge(layout, cell);
      case LAST_DISTINCT, FIRST_DISTINCT -> new DistinctMerge(layout, cell);
      case DISTINCT_SKETCH -> new DistinctSketchMerge(layout, cell);
      case QUANTILE_SKETCH -> new QuantileSketchMerge(layout, cell);
      default -> throw new IllegalArgumentException("cell " + cell + " is fixed");
    };
  }

  final Cell cell() {
    return cell;
  }

  /** Where a tile's state begins in the row, or 0 when the tile has none. */
  final int state(byte[] row, int tile) {
    int offset = LittleEndian.getInt(row, tile + reference);
    if (offset < 0) {
      throw new IndexOutOfBoundsException("state at " + offset + " of the tile at byte " + tile);
    }
    return offset == 0 ? 0 : tile + offset;
  }

  abstract void clear();

  /** Merges tiles [from, to) of the run, which are older than all before. */
  abstract void take(TileRun run, int from, int to);

  /**
   * Writes the value of the window that consists of the tiles taken so far.
   *
   * @param tiles how many they are
   */
  abstract void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out);
}
