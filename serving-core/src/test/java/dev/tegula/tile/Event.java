package dev.tegula.tile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a view: boxed values by column. */
public record Event(long timeMicros, List<@Nullable Object> values) implements InputRow {

  @Override
  public boolean isNull(int column) {
    return values.get(column) == null;
  }

  @Override
  public long longAt(int column) {
    return (Long) values.get(column);
  }

  @Override
  public double doubleAt(int column) {
    return (Double) values.get(column);
  }

  @Override
  public boolean booleanAt(int column) {
    return (Boolean) values.get(column);
  }

  @Override
  public byte[] utf8At(int column) {
    return ((String) values.get(column)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> listAt(int column) {
    return (List<@Nullable Object>) values.get(column);
  }
}
