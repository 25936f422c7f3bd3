package dev.tegula.tile;

import dev.tegula.aggregate.StateKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The least or greatest string. */
final class TextState extends VariableState {

  private final boolean least;
  private byte @Nullable [] best;

  TextState(Cell cell) {
    super(cell);
    this.least = cell.kind() == StateKind.MIN_TEXT;
  }

  @Override
  void add(InputRow row, int column) {
    if (row.isNull(column)) {
      return;
    }
    byte[] value = row.utf8At(column);
    byte[] old = best;
    if (old == null || (Arrays.compareUnsigned(value, old) < 0) == least) {
      best = value;
    }
  }

  @Override
  boolean isEmpty() {
    return best == null;
  }

  @Override
  void writeTo(ByteSink sink) {
    byte[] value = best;
    if (value != null) {
      Values.writeUtf8(sink, value);
    }
  }

  @Override
  void clear() {
    best = null;
  }
}
