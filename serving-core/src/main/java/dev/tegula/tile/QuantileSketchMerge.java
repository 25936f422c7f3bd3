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
  void take(TileRun run, int from, int to) {
    for (int i = from; i < to; i++) {
      int state = state(run.row, run.tiles.offsets()[i]);
      if (state != 0) {
        digest.merge(run.row, state);
      }
    }
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    if (digest.isEmpty()) {
      out.setNull(to.slot());
    } else {
      out.setDouble(to.slot(), digest.valueAt(to.argument()));
    }
  }
}
