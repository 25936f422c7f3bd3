package dev.tegula.server;

import dev.tegula.tile.InputRow;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One source row of a test: its time and its values by column. */
public record TestRow(String time, Map<String, Object> values) {

  /** Packs rows, given in the order of their times. */
  public static byte[] pack(ViewLayout layout, TestRow... rows) {
    RowBuilder builder = new RowBuilder(layout);
    builder.begin();
    Arrays.stream(rows)
        .forEach(
            row ->
                builder.add(
                    Instant.parse(row.time).toEpochMilli() * 1_000,
                    new Values(layout, row.values)));
    return builder.finish();
  }

  private record Values(ViewLayout layout, Map<String, Object> values) implements InputRow {

    private Object value(int column) {
      return values.get(layout.columns().get(column).name());
    }

    @Override
    public boolean isNull(int column) {
      return value(column) == null;
    }

    @Override
    public long longAt(int column) {
      return (Long) value(column);
    }

    @Override
    public double doubleAt(int column) {
      return (Double) value(column);
    }

    @Override
    public boolean booleanAt(int column) {
      return (Boolean) value(column);
    }

    @Override
    public byte[] utf8At(int column) {
      return ((String) value(column)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Object> listAt(int column) {
      throw new UnsupportedOperationException("no list columns in these tests");
    }
  }
}
