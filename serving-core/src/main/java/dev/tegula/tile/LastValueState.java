package dev.tegula.tile;

/** The latest string or array that is not null. */
final class LastValueState extends VariableState {

  private final ByteSink value = new ByteSink();

  LastValueState(Cell cell) {
    super(cell);
  }

  @Override
  void add(InputRow row, int column) {
    if (!row.isNull(column)) {
      value.clear();
      Values.write(value, cell().type(), row, column);
    }
  }

  @Override
  boolean isEmpty() {
    return value.length() == 0;
  }

  @Override
  void writeTo(ByteSink sink) {
    sink.putAll(value);
  }

  @Override
  void clear() {
    value.clear();
  }
}
