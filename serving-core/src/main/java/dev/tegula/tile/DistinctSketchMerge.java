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
  void take(TileRun run) {
    for (int i = run.from; i < run.to; i++) {
      int state = state(run.row, run.tiles[i]);
      if (state != 0) {
        sketch.merge(run.row, state);
        empty = false;
      }
    }
  }

  @Override
  void write(TileRun run, double argument, FeatureBuffer out, int slot) {
    if (empty) {
      out.setNull(slot);
    } else {
      out.setLong(slot, sketch.estimate());
    }
  }
}
