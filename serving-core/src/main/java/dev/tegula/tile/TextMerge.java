package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import dev.tegula.type.ScalarType;
import java.util.Arrays;

/** The least or greatest string. */
final class TextMerge extends VariableMerge {

  private final boolean least;
  private int best;

  TextMerge(ViewLayout layout, int cell) {
    super(layout, cell);
    this.least = cell().kind() == StateKind.MIN_TEXT;
  }

  @Override
  void clear() {
    best = 0;
  }

  @Override
  void take(TileRun run, int from, int to) {
    for (int i = from; i < to; i++) {
      int text = state(run.row, run.tiles.offsets()[i]);
      if (text != 0 && (best == 0 || (compare(run.row, text, best) < 0) == least)) {
        best = text;
      }
    }
  }

  private static int compare(byte[] row, int a, int b) {
    return Arrays.compareUnsigned(
        row,
        a + 4,
        Values.end(row, a, ScalarType.STRING),
        row,
        b + 4,
        Values.end(row, b, ScalarType.STRING));
  }

  @Override
  void write(TileRun run, int tiles, VariableSlot to, FeatureBuffer out) {
    if (best == 0) {
      out.setNull(to.slot());
    } else {
      Values.read(run.row, best, ScalarType.STRING, out, to.slot());
    }
  }
}
