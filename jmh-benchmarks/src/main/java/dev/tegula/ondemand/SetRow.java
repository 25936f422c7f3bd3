package dev.tegula.ondemand;

import dev.tegula.tile.InputRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input row of two arrays. */
record SetRow(List<@Nullable Object> a, List<@Nullable Object> b) implements InputRow {

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    return column == 0 ? a : b;
  }

  @Override
  public long longAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is an array");
  }

  @Override
  public double doubleAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is an array");
  }

  @Override
  public boolean booleanAt(int column) {
    throw new UnsupportedOperationException("column " + column + " is an array");
  }

  @Override
  public byte[] utf8At(int column) {
    throw new UnsupportedOperationException("column " + column + " is an array");
  }
}
