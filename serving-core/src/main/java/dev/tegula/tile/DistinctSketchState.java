package dev.tegula.tile;

import dev.tegula.type.ScalarType;

/** A HyperLogLog of the values that are not null. */
final class DistinctSketchState extends VariableState {

  private final HyperLogLog sketch;
  private boolean empty = true;

  DistinctSketchState(Cell cell) {
    super(cell);
    this.sketch = new HyperLogLog(cell.state().parameter());
  }

  @Override
  void add(InputRow row, int column) {
    if (row.isNull(column)) {
      return;
    }
    empty = false;
    if (cell().type() == ScalarType.INT64) {
      sketch.add(XxHash64.hash(row.longAt(column)));
    } else {
      byte[] utf8 = row.utf8At(column);
      sketch.add(XxHash64.hash(utf8, 0, utf8.length));
    }
  }

  @Override
  boolean isEmpty() {
    return empty;
  }

  @Override
  void writeTo(ByteSink sink) {
    sketch.writeTo(sink);
  }

  @Override
  void clear() {
    if (!empty) {
      sketch.clear();
      empty = true;
    }
  }
}
