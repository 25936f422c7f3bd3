package dev.tegula.backfill.consolidate;

import dev.tegula.tile.CanonicalRow;
import dev.tegula.tile.InputRow;
import dev.tegula.tile.ViewLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row of the test's events in plain Java, ordered as the design says. */
record OracleRow(Row row, ViewLayout layout) implements InputRow, Comparable<OracleRow> {

  private static final Comparator<OracleRow> CANONICAL =
      Comparator.comparing(OracleRow::timeMicros)
          .thenComparing(OracleRow::seq, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(OracleRow::bytes, Arrays::compareUnsigned);

  List<Object> key() {
    return List.of(row.getString(0), row.getLong(1));
  }

  long timeMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) row.get(2));
  }

  private @Nullable Integer seq() {
    return (Integer) row.get(3);
  }

  private byte[] bytes() {
    return CanonicalRow.encode(layout, this);
  }

  private int at(int column) {
    return List.of("user", "site", "at", "seq", "x", "n", "s", "b", "tags")
        .indexOf(layout.columns().get(column).name());
  }

  @Override
  public int compareTo(OracleRow other) {
    return CANONICAL.compare(this, other);
  }

  @Override
  public boolean isNull(int column) {
    return row.isNullAt(at(column));
  }

  @Override
  public long longAt(int column) {
    return row.getLong(at(column));
  }

  @Override
  public double doubleAt(int column) {
    return row.getDouble(at(column));
  }

  @Override
  public boolean booleanAt(int column) {
    return row.getBoolean(at(column));
  }

  @Override
  public byte[] utf8At(int column) {
    return row.getString(at(column)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<@Nullable Object> listAt(int column) {
    return (List<@Nullable Object>) row.get(at(column));
  }
}
