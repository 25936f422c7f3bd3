package dev.tegula.tile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input row of float64 columns, a section of a longer array. */
record DoubleRow(double[] values, int from) implements InputRow {

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public long longAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is float64");
  }

  @Override
  public double doubleAt(int column) {
    return values[from + column];
  }

  @Override
  public boolean booleanAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is float64");
  }

  @Override
  public byte[] utf8At(int column) {
    throw new UnsupportedOperationException("column " + column + " is float64");
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is float64");
  }
}
