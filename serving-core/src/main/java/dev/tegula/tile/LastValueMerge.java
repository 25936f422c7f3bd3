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
  void take(TileRun run) {
    for (int i = run.from; i < run.to && latest == 0; i++) {
      latest = state(run.row, run.tiles[i]);
    }
  }

  @Override
  void write(TileRun run, double argument, FeatureBuffer out, int slot) {
    if (latest == 0) {
      out.setNull(slot);
    } else {
      Values.read(run.row, latest + 1, cell().type(), out, slot);
    }
  }
}
