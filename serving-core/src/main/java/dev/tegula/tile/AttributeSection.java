package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;

/**
 * The attributes of the latest row as a packed row holds them: time, presence bits, a word for each
 * column, then strings and arrays, to which their words point.
 */
final class AttributeSection {

  private final List<ViewLayout.Column> columns;
  private final List<Integer> positions;
  private final ByteSink words = new ByteSink();
  private final ByteSink values = new ByteSink();
  private final ByteSink section = new ByteSink();
  private final Seal seal = new Seal();

  AttributeSection(ViewLayout layout) {
    this.columns = layout.attributeColumns().stream().map(layout.columns()::get).toList();
    this.positions = layout.attributeColumns();
  }

  /** The bytes before the words: the time and a presence bit for each column. */
  static int headBytes(int columns) {
    return 8 + (columns + 63) / 64 * 8;
  }

  void clear() {
    section.clear();
  }

  boolean isEmpty() {
    return section.length() == 0;
  }

  ByteSink bytes() {
    return section;
  }

  void replace(long timeMicros, InputRow row) {
    if (columns.isEmpty()) {
      return;
    }
    words.clear();
    values.clear();
    section.clear();
    section.putLong(timeMicros);
    int valuesStart = headBytes(columns.size()) + 8 * columns.size();
    long presence = 0;
    for (int i = 0; i < columns.size(); i++) {
      if (i > 0 && i % 64 == 0) {
        section.putLong(presence);
        presence = 0;
      }
      if (row.isNull(positions.get(i))) {
        words.putLong(0);
      } else {
        presence |= 1L << i;
        words.putLong(word(columns.get(i).type(), row, positions.get(i), valuesStart));
      }
    }
    section.putLong(presence);
    section.putAll(words);
    section.putAll(values);
    seal.append(section, 0);
  }

  private long word(DataType type, InputRow row, int column, int valuesStart) {
    if (type instanceof ArrayType || type == ScalarType.STRING) {
      int offset = valuesStart + values.length();
      Values.writePresent(values, type, row, column);
      return offset;
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> row.booleanAt(column) ? 1 : 0;
      case INT64 -> row.longAt(column);
      case FLOAT64 -> Double.doubleToRawLongBits(row.doubleAt(column));
      case STRING -> throw new IllegalStateException("strings are not words");
    };
  }
}
