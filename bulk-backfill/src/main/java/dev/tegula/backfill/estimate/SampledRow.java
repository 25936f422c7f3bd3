package dev.tegula.backfill.estimate;

import dev.tegula.tile.InputRow;
import dev.tegula.tile.ViewLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row of the sample as the core reads it. Reused for one row after another. */
final class SampledRow implements InputRow {

  private final String[] columns;
  private @Nullable Row row;

  SampledRow(ViewLayout layout) {
    this.columns = layout.columns().stream().map(ViewLayout.Column::name).toArray(String[]::new);
  }

  SampledRow over(Row next) {
    row = next;
    return this;
  }

  private <T> T value(int column) {
    Row current = row;
    if (current == null) {
      throw new IllegalStateException("no row yet");
    }
    return current.<T>getAs(columns[column]);
  }

  @Override
  public boolean isNull(int column) {
    @Nullable Object value = value(column);
    return value == null;
  }

  @Override
  public long longAt(int column) {
    return this.<Long>value(column);
  }

  @Override
  public double doubleAt(int column) {
    return this.<Double>value(column);
  }

  @Override
  public boolean booleanAt(int column) {
    return this.<Boolean>value(column);
  }

  @Override
  public byte[] utf8At(int column) {
    return this.<String>value(column).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    return scala.jdk.javaapi.CollectionConverters.asJava(
        this.<scala.collection.Seq<@Nullable Object>>value(column));
  }
}
