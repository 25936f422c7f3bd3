package dev.tegula.tile;

/** Estimated percentiles. */
final class QuantileSketchMerge extends VariableMerge {

  private final TDigest digest;

  QuantileSketchMerge(ViewLayout layout, int cell) {
    super(layout, cell);
    this.digest = new TDigest(cell().state().parameter());
  }

  @Override
  void clear() {
    digest.clear();
  }

  @Override
  void take(TileRun run) {
    for (int i = run.from; i < run.to; i++) {
      int state = state(run.row, run.tiles[i]);
      if (state != 0) {
        digest.merge(run.row, state);
      }
    }
  }

  @Override
  void write(TileRun run, double argument, FeatureBuffer out, int slot) {
    if (digest.isEmpty()) {
      out.setNull(slot);
    } else {
      out.setDouble(slot, digest.valueAt(argument));
    }
  }
}
