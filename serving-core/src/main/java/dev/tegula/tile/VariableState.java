package dev.tegula.tile;

/** The state of one open tile whose length varies. Values come in canonical order. */
abstract class VariableState {

  private final Cell cell;

  VariableState(Cell cell) {
    this.cell = cell;
  }

  static VariableState of(Cell cell) {
    return switch (cell.kind()) {
      case MIN_TEXT, MAX_TEXT -> new TextState(cell);
      case LAST_VALUE -> new LastValueState(cell);
      case LAST_N, FIRST_N -> new ListState(cell);
      case LAST_DISTINCT, FIRST_DISTINCT -> new DistinctState(cell);
      case DISTINCT_SKETCH -> new DistinctSketchState(cell);
      case QUANTILE_SKETCH -> new QuantileSketchState(cell);
      default -> throw new IllegalArgumentException(cell.kind() + " is fixed");
    };
  }

  final Cell cell() {
    return cell;
  }

  /** Takes the column's value, which may be null. */
  abstract void add(InputRow row, int column);

  abstract boolean isEmpty();

  /** Writes a state that is not empty. */
  abstract void writeTo(ByteSink sink);

  abstract void clear();
}
