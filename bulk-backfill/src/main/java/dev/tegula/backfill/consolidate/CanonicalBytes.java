package dev.tegula.backfill.consolidate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import dev.tegula.definition.FeatureView;
import dev.tegula.tile.CanonicalRow;
import dev.tegula.tile.InputRow;
import dev.tegula.tile.ViewLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The core's canonical encoding of a row as a sort key. Spark evaluates a sort's later keys only
 * where the earlier ones are equal, so this costs nothing but between rows that tie on everything
 * else.
 */
final class CanonicalBytes implements UDF1<Row, byte[]> {

  private static final long serialVersionUID = 1L;

  private final byte[] view;
  private transient @Nullable ViewLayout layout;

  private CanonicalBytes(byte[] view) {
    this.view = view;
  }

  static Column of(FeatureView view) {
    Column[] columns =
        ViewLayout.of(view).columns().stream()
            .map(column -> col("`" + column.name() + "`"))
            .toArray(Column[]::new);
    return udf(new CanonicalBytes(ViewTransport.pack(view)), DataTypes.BinaryType)
        .apply(struct(columns));
  }

  @Override
  public byte[] call(Row row) {
    ViewLayout current = layout;
    if (current == null) {
      current = ViewLayout.of(ViewTransport.unpack(view));
      layout = current;
    }
    return CanonicalRow.encode(current, new Values(row));
  }

  private record Values(Row row) implements InputRow {

    @Override
    public boolean isNull(int column) {
      return row.isNullAt(column);
    }

    @Override
    public long longAt(int column) {
      return row.getLong(column);
    }

    @Override
    public double doubleAt(int column) {
      return row.getDouble(column);
    }

    @Override
    public boolean booleanAt(int column) {
      return row.getBoolean(column);
    }

    @Override
    public byte[] utf8At(int column) {
      return row.getString(column).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<@Nullable Object> listAt(int column) {
      return row.getList(column);
    }
  }
}
