package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of single values in packed rows: a presence byte, then eight little-endian bytes
 * (int64, bits of a float64), one byte (boolean), a four-byte length and UTF-8 (string), or a
 * four-byte count and its elements (array).
 */
final class Values {

  private Values() {}

  static void write(ByteSink sink, DataType type, InputRow row, int column) {
    if (row.isNull(column)) {
      sink.putByte(0);
    } else {
      sink.putByte(1);
      writePresent(sink, type, row, column);
    }
  }

  /** Writes a value that is not null, without its presence byte. */
  static void writePresent(ByteSink sink, DataType type, InputRow row, int column) {
    if (type instanceof ArrayType array) {
      writeArray(sink, array.element(), row.listAt(column));
      return;
    }
    switch ((ScalarType) type) {
      case BOOLEAN -> sink.putByte(row.booleanAt(column) ? 1 : 0);
      case INT64 -> sink.putLong(row.longAt(column));
      case FLOAT64 -> sink.putLong(Double.doubleToLongBits(row.doubleAt(column)));
      case STRING -> writeUtf8(sink, row.utf8At(column));
    }
  }

  static void writeArray(ByteSink sink, ScalarType type, List<@Nullable Object> elements) {
    sink.putInt(elements.size());
    for (Object element : elements) {
      writeElement(sink, type, element);
    }
  }

  private static void writeElement(ByteSink sink, ScalarType type, @Nullable Object element) {
    if (element == null) {
      sink.putByte(0);
      return;
    }
    sink.putByte(1);
    switch (type) {
      case BOOLEAN -> sink.putByte((Boolean) element ? 1 : 0);
      case INT64 -> sink.putLong((Long) element);
      case FLOAT64 -> sink.putLong(Double.doubleToLongBits((Double) element));
      case STRING -> writeUtf8(sink, ((String) element).getBytes(StandardCharsets.UTF_8));
    }
  }

  static void writeUtf8(ByteSink sink, byte[] utf8) {
    sink.putInt(utf8.length);
    sink.putBytes(utf8, 0, utf8.length);
  }

  /** Copies a present value into a slot. */
  static void read(byte[] row, int at, DataType type, FeatureBuffer out, int slot) {
    if (type instanceof ArrayType array) {
      readArray(row, at, array.element(), out, slot);
      return;
    }
    switch ((ScalarType) type) {
      case BOOLEAN -> out.setBoolean(slot, row[at] != 0);
      case INT64 -> out.setLong(slot, LittleEndian.getLong(row, at));
      case FLOAT64 -> out.setDouble(slot, Double.longBitsToDouble(LittleEndian.getLong(row, at)));
      case STRING -> out.setUtf8(slot, row, at + 4, end(row, at, ScalarType.STRING) - at - 4);
    }
  }

  private static void readArray(
      byte[] row, int offset, ScalarType type, FeatureBuffer out, int slot) {
    int count = LittleEndian.getInt(row, offset);
    int at = offset + 4;
    if ((count & PackedSet.FLAG) != 0) {
      out.setPackedSet(slot, row, offset, type == ScalarType.STRING);
      return;
    }
    if (count > row.length - at) {
      throw new IndexOutOfBoundsException("array of " + count + " elements at byte " + offset);
    }
    out.beginList(slot);
    for (int i = 0; i < count; i++) {
      at = addValue(row, at, type, out);
    }
    out.endList();
  }

  /** Adds a value, presence byte first, to the open list; returns the offset behind it. */
  static int addValue(byte[] row, int at, ScalarType type, FeatureBuffer out) {
    if (row[at] == 0) {
      out.addNull();
      return at + 1;
    }
    addElement(row, at + 1, type, out);
    return end(row, at + 1, type);
  }

  /** Adds a present value to the open list. */
  static void addElement(byte[] row, int at, ScalarType type, FeatureBuffer out) {
    switch (type) {
      case BOOLEAN -> out.addBoolean(row[at] != 0);
      case INT64 -> out.addLong(LittleEndian.getLong(row, at));
      case FLOAT64 -> out.addDouble(Double.longBitsToDouble(LittleEndian.getLong(row, at)));
      case STRING -> out.addUtf8(row, at + 4, end(row, at, type) - at - 4);
    }
  }

  /** The offset behind a present value. */
  static int end(byte[] row, int at, ScalarType type) {
    int end =
        switch (type) {
          case BOOLEAN -> at + 1;
          case INT64, FLOAT64 -> at + 8;
          case STRING -> at + 4 + LittleEndian.getInt(row, at);
        };
    if (end > row.length || end <= at) {
      throw new IndexOutOfBoundsException("value at byte " + at + " ends at " + end);
    }
    return end;
  }
}
