package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of the latest row, as they stand in the opening of a packed row: its time, then
 * its values, in whole words. Perhaps those of a row before follow.
 */
final class AttributeSection {

  /** Where the values begin. */
  static final int VALUES = 8;

  private final List<Integer> columns;
  private final List<DataType> types;
  private final List<@Nullable Object> latest = new ArrayList<>();
  private final List<@Nullable Object> earlier = new ArrayList<>();
  private final ByteSink bytes = new ByteSink();
  private final ByteSink earlierBytes = new ByteSink();
  private long timeMicros;
  private long earlierTimeMicros;

  AttributeSection(ViewLayout layout) {
    this.columns = layout.attributeColumns();
    this.types = types(layout);
  }

  static List<DataType> types(ViewLayout layout) {
    return layout.attributeColumns().stream()
        .map(column -> layout.columns().get(column).type())
        .toList();
  }

  void clear() {
    latest.clear();
    earlier.clear();
  }

  /** Keeps the latest row so far as the earlier one. */
  void keepEarlier() {
    earlierTimeMicros = timeMicros;
    earlier.clear();
    earlier.addAll(latest);
  }

  void replace(long time, InputRow row) {
    timeMicros = time;
    latest.clear();
    for (int i = 0; i < columns.size(); i++) {
      int column = columns.get(i);
      latest.add(row.isNull(column) ? null : value(types.get(i), row, column));
    }
  }

  private static Object value(DataType type, InputRow row, int column) {
    if (type instanceof ArrayType) {
      return new ArrayList<>(row.listAt(column));
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> row.booleanAt(column);
      case INT64 -> row.longAt(column);
      case FLOAT64 -> row.doubleAt(column);
      case STRING -> row.utf8At(column);
    };
  }

  /** The attributes, then the earlier ones; empty when there are none or no row. */
  ByteSink write() {
    write(bytes, timeMicros, latest);
    write(earlierBytes, earlierTimeMicros, earlier);
    bytes.putAll(earlierBytes);
    return bytes;
  }

  /** How many of the bytes written last are those of earlier attributes. */
  int earlierLength() {
    return earlierBytes.length();
  }

  private void write(ByteSink sink, long time, List<@Nullable Object> values) {
    sink.clear();
    if (!values.isEmpty()) {
      sink.putLong(time);
      WordWriter.write(sink, types, values);
      sink.pad();
    }
  }
}
