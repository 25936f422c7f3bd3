package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import dev.tegula.type.ScalarType;

/** The latest or earliest n values: goes through the tiles from that end until it has them. */
final class ListMerge extends VariableMerge {

  private final boolean latest;
  private final ScalarType type;
  private final int[] found;
  private int size;

  ListMerge(ViewLayout layout, int cell) {
    super(layout, cell);
    this.latest = cell().kind() == StateKind.LAST_N;
    this.type = (ScalarType) cell().type();
    this.found = new int[cell().state().parameter()];
  }

  @Override
  void clear() {
    size = 0;
  }

  @Override
  void take(TileRun run, int from, int to) {
    // The values of a window are found when it is written.
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    size = 0;
    if (latest) {
      for (int i = 0; i < tiles && size < found.length; i++) {
        find(run.row, state(run.row, run.tiles.offsets()[i]));
      }
    } else {
      for (int i = tiles - 1; i >= 0 && size < found.length; i--) {
        find(run.row, state(run.row, run.tiles.offsets()[i]));
      }
    }
    out.beginList(to.slot());
    for (int i = 0; i < size; i++) {
      Values.addValue(run.row, found[latest ? size - 1 - i : i], type, out);
    }
    out.endList();
  }

  private void find(byte[] row, int list) {
    if (list == 0) {
      return;
    }
    int count = LittleEndian.getInt(row, list);
    int at = list + 4;
    for (int i = 0; i < count && size < found.length; i++) {
      found[size++] = at;
      at = row[at] == 0 ? at + 1 : Values.end(row, at + 1, type);
    }
  }
}
