package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.report.BackfillException;
import dev.tegula.definition.JoinKey;
import dev.tegula.tile.InputRow;
import dev.tegula.tile.ViewLayout;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.jspecify.annotations.Nullable;

/**
 * A staged row in Spark's own binary form, read in place as the core's {@link InputRow}: going
 * through Spark's external rows would copy and box every value. Reused for one row after another.
 */
final class StagedRow implements InputRow {

  private final ViewLayout layout;
  private final List<ViewLayout.Column> columns;
  private final int[] columnAt;
  private final List<JoinKey> keys;
  private final int[] keyAt;
  private final int timeAt;
  private final int hashAt;
  private @Nullable InternalRow row;

  /**
   * @param names the columns of the internal rows, by position
   */
  StagedRow(ViewLayout layout, List<String> names) {
    this.layout = layout;
    this.columns = layout.columns();
    this.columnAt = columns.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    this.keys = layout.view().joinKeys();
    this.keyAt = keys.stream().mapToInt(key -> names.indexOf(key.name())).toArray();
    this.timeAt = names.indexOf(layout.view().rows().timestampField());
    this.hashAt = names.indexOf(Consolidation.HASH);
  }

  ViewLayout layout() {
    return layout;
  }

  StagedRow over(InternalRow next) {
    row = next;
    return this;
  }

  private InternalRow row() {
    InternalRow current = row;
    if (current == null) {
      throw new IllegalStateException("no row yet");
    }
    return current;
  }

  /** Microseconds since the epoch. */
  long timeMicros() {
    return row().getLong(timeAt);
  }

  /** The seeded hash of the join keys. */
  long keyHash() {
    return row().getLong(hashAt);
  }

  /** The join keys' values in declared order, each a String or a Long. */
  List<Object> keyValues() {
    List<Object> values = new ArrayList<>(keyAt.length);
    for (int i = 0; i < keyAt.length; i++) {
      values.add(
          keys.get(i).type() == ScalarType.INT64
              ? (Object) row().getLong(keyAt[i])
              : row().getUTF8String(keyAt[i]).toString());
    }
    return values;
  }

  /** A copy of the keys, to compare later rows with. */
  Object[] keyCopy() {
    Object[] copy = new Object[keyAt.length];
    for (int i = 0; i < keyAt.length; i++) {
      copy[i] =
          keys.get(i).type() == ScalarType.INT64
              ? (Object) row().getLong(keyAt[i])
              : row().getUTF8String(keyAt[i]).clone();
    }
    return copy;
  }

  boolean hasKey(Object[] copy) {
    for (int i = 0; i < keyAt.length; i++) {
      boolean equal =
          keys.get(i).type() == ScalarType.INT64
              ? ((Long) copy[i]) == row().getLong(keyAt[i])
              : copy[i].equals(row().getUTF8String(keyAt[i]));
      if (!equal) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isNull(int column) {
    return row().isNullAt(columnAt[column]);
  }

  @Override
  public long longAt(int column) {
    return row().getLong(columnAt[column]);
  }

  @Override
  public double doubleAt(int column) {
    return row().getDouble(columnAt[column]);
  }

  @Override
  public boolean booleanAt(int column) {
    return row().getBoolean(columnAt[column]);
  }

  @Override
  public byte[] utf8At(int column) {
    return row().getUTF8String(columnAt[column]).getBytes();
  }

  @Override
  public List<@Nullable Object> listAt(int column) {
    if (!(columns.get(column).type() instanceof ArrayType type)) {
      throw new BackfillException("column " + columns.get(column).name() + " is no array");
    }
    ArrayData array = row().getArray(columnAt[column]);
    List<@Nullable Object> elements = new ArrayList<>(array.numElements());
    for (int i = 0; i < array.numElements(); i++) {
      elements.add(array.isNullAt(i) ? null : element(array, i, type.element()));
    }
    return elements;
  }

  private static Object element(ArrayData array, int index, ScalarType type) {
    return switch (type) {
      case INT64 -> array.getLong(index);
      case FLOAT64 -> array.getDouble(index);
      case BOOLEAN -> array.getBoolean(index);
      case STRING -> array.getUTF8String(index).toString();
    };
  }
}
