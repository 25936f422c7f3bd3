package dev.tegula.tile;

import java.util.List;

/**
 * Builds the packed row of one entity after another from rows in canonical order: ascending by
 * time, tie-breaker columns and canonical encoding. Events of one tile are added in that order, so
 * that the same events give the same bytes. Memory is bounded by the tiles of one entity. Confined
 * to one thread.
 */
public final class RowBuilder {

  private final ViewLayout layout;
  private final List<ViewLayout.Column> columns;
  private final Accumulator[] accumulators;
  private final ByteSink starts = new ByteSink();
  private final ByteSink fixed = new ByteSink();
  private final ByteSink variable = new ByteSink();
  private final ByteSink attributes = new ByteSink();
  private final ByteSink row = new ByteSink();
  private long tileStart;
  private boolean tileOpen;
  private long lastTime;

  public RowBuilder(ViewLayout layout) {
    this.layout = layout;
    this.columns = layout.columns();
    this.accumulators = layout.states().stream().map(Accumulator::of).toArray(Accumulator[]::new);
  }

  /** Starts another entity. */
  public void begin() {
    starts.clear();
    fixed.clear();
    variable.clear();
    attributes.clear();
    tileOpen = false;
    lastTime = Long.MIN_VALUE;
  }

  /**
   * Adds one row of the entity.
   *
   * @throws IllegalArgumentException when it is older than the one before
   */
  public void add(long timeMicros, InputRow input) {
    if (timeMicros < lastTime) {
      throw new IllegalArgumentException(
          "timeMicros: " + timeMicros + " (expected: >= " + lastTime + ", the row before)");
    }
    lastTime = timeMicros;
    if (accumulators.length > 0) {
      long start = Math.floorDiv(timeMicros, layout.tileMicros()) * layout.tileMicros();
      if (tileOpen && start != tileStart) {
        closeTile();
      }
      tileStart = start;
      tileOpen = true;
      for (Accumulator accumulator : accumulators) {
        accumulator.add(input);
      }
    }
    if (!layout.attributeColumns().isEmpty()) {
      attributes.clear();
      attributes.putLong(timeMicros);
      for (int column : layout.attributeColumns()) {
        Values.write(attributes, columns.get(column).type(), input, column);
      }
    }
  }

  /** The packed row of everything added since {@link #begin()}. */
  public byte[] finish() {
    if (tileOpen) {
      closeTile();
    }
    int tiles = starts.length() / 8;
    int variableStart = PackedRow.HEADER_BYTES + starts.length() + fixed.length();
    row.clear();
    row.putByte(ViewLayout.VERSION);
    row.putByte(0);
    row.putByte(accumulators.length);
    row.putByte(accumulators.length >>> 8);
    row.putInt(tiles);
    row.putInt(variableStart + variable.length() + attributes.length());
    row.putInt(attributes.length() == 0 ? 0 : variableStart + variable.length());
    row.putAll(starts);
    row.putAll(fixed);
    row.putAll(variable);
    row.putAll(attributes);
    return row.toArray();
  }

  private void closeTile() {
    starts.putLong(tileStart);
    for (Accumulator accumulator : accumulators) {
      accumulator.close(fixed, variable);
    }
    tileOpen = false;
  }
}
