package dev.tegula.tile;

/** The latest string or array. */
final class LastValueMerge extends VariableMerge {

  private int latest;

  LastValueMerge(ViewLayout layout, int cell) {
    super(layout, cell);
  }

  @Override
  void clear() {
    latest = 0;
  }

  @Override
  void take(TileRun run, int from, int to) {
    for (int i = from; i < to && latest == 0; i++) {
      latest = state(run.row, run.tiles.offsets()[i]);
    }
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    if (latest == 0) {
      out.setNull(to.slot());
    } else {
      Values.read(run.row, latest + 1, cell().type(), out, to.slot());
    }
  }
}
