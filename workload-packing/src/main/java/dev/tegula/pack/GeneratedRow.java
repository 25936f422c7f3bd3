package dev.tegula.pack;

import dev.tegula.tile.InputRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated row as packing wants it. Reused; confined to one thread. */
final class GeneratedRow implements InputRow {

  private Object[] values = {};

  GeneratedRow over(Object[] row) {
    values = row;
    return this;
  }

  @Override
  public boolean isNull(int column) {
    return false;
  }

  @Override
  public long longAt(int column) {
    return (Long) values[column];
  }

  @Override
  public double doubleAt(int column) {
    return (Double) values[column];
  }

  @Override
  public boolean booleanAt(int column) {
    throw new IllegalStateException("generated workloads have no booleans");
  }

  @Override
  public byte[] utf8At(int column) {
    return ((String) values[column]).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    throw new IllegalStateException("generated workloads have no arrays");
  }
}
