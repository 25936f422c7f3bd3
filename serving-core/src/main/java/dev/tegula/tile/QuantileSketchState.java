package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.util.Arrays;

/** A t-digest of the values that are not null and finite. */
final class QuantileSketchState extends VariableState {

  private final TDigest digest;
  private final double[] buffer;
  private int buffered;

  QuantileSketchState(Cell cell) {
    super(cell);
    this.digest = new TDigest(cell.state().parameter());
    this.buffer = new double[2 * cell.state().parameter()];
  }

  @Override
  void add(InputRow row, int column) {
    if (row.isNull(column)) {
      return;
    }
    double value =
        cell().type() == ScalarType.INT64 ? (double) row.longAt(column) : row.doubleAt(column);
    if (Double.isFinite(value)) {
      buffer[buffered++] = value;
      if (buffered == buffer.length) {
        flush();
      }
    }
  }

  private void flush() {
    if (buffered > 0) {
      Arrays.sort(buffer, 0, buffered);
      digest.addSorted(buffer, buffered);
      buffered = 0;
    }
  }

  @Override
  boolean isEmpty() {
    return buffered == 0 && digest.isEmpty();
  }

  @Override
  void writeTo(ByteSink sink) {
    flush();
    digest.writeTo(sink);
  }

  @Override
  void clear() {
    buffered = 0;
    digest.clear();
  }
}
