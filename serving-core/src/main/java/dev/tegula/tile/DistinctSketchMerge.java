package dev.tegula.tile;

/** The estimated number of distinct values. */
final class DistinctSketchMerge extends VariableMerge {

  private final HyperLogLog sketch;
  private boolean empty;

  DistinctSketchMerge(ViewLayout layout, int cell) {
    super(layout, cell);
    this.sketch = new HyperLogLog(cell().state().parameter());
  }

  @Override
  void clear() {
    sketch.clear();
    empty = true;
  }

  @Override
  void take(TileRun run, int from, int to) {
    for (int i = from; i < to; i++) {
      int state = state(run.row, run.tiles.offsets()[i]);
      if (state != 0) {
        sketch.merge(run.row, state);
        empty = false;
      }
    }
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    if (empty) {
      out.setNull(to.slot());
    } else {
      out.setLong(to.slot(), sketch.estimate());
    }
  }
}
