package dev.tegula.tile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input row of numbers, which columns of either numeric type can read. */
final class NumberRow implements InputRow {

  private final double[] values;

  NumberRow(int columns) {
    this.values = new double[columns];
  }

  void set(int column, double value) {
    values[column] = value;
  }

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public long longAt(int column) {
    return (long) values[column];
  }

  @Override
  public double doubleAt(int column) {
    return values[column];
  }

  @Override
  public boolean booleanAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }

  @Override
  public byte[] utf8At(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is a number");
  }
}
