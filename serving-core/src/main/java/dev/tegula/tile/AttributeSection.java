package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of the latest row, as a part of a packed row: its time, then its values. Perhaps
 * also those of a row before, as a second part that ends with its length.
 */
final class AttributeSection {

  /** Where the values begin. */
  static final int VALUES = 8;

  private final List<Integer> columns;
  private final List<DataType> types;
  private final List<@Nullable Object> latest = new ArrayList<>();
  private final List<@Nullable Object> earlier = new ArrayList<>();
  private final ByteSink part = new ByteSink();
  private final ByteSink earlierPart = new ByteSink();
  private final Seal seal = new Seal();
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

  /** Whether {@link #write()} gives two parts. */
  boolean carried() {
    return !earlier.isEmpty();
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

  /** The whole part or parts; empty when there are no attributes or no row. */
  ByteSink write() {
    part.clear();
    if (!latest.isEmpty()) {
      part.putLong(timeMicros);
      WordWriter.write(part, types, latest);
      seal.append(part, 0);
    }
    if (carried()) {
      part.putAll(earlierPart());
    }
    return part;
  }

  private ByteSink earlierPart() {
    earlierPart.clear();
    earlierPart.putLong(earlierTimeMicros);
    WordWriter.write(earlierPart, types, earlier);
    while (earlierPart.length() % 8 != 0) {
      earlierPart.putByte(0);
    }
    earlierPart.putInt(earlierPart.length() + RowFormat.TRAILER_BYTES);
    seal.append(earlierPart, 0);
    return earlierPart;
  }
}
