package dev.tegula.tile;

import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of known types side by side: a presence bit and a word for each, then those of
 * varying length, to which their words point. {@link WordReader} reads them.
 */
final class WordWriter {

  private WordWriter() {}

  /**
   * Writes values.
   *
   * @param sink which holds the part from its beginning on; words point from there
   * @param values by position: Boolean, Long, Double, UTF-8, a list of elements, or null
   */
  static void write(ByteSink sink, List<DataType> types, List<@Nullable Object> values) {
    int presence = sink.length();
    int words = presence + WordReader.presenceBytes(values.size());
    for (int at = presence; at < words + 8 * values.size(); at += 8) {
      sink.putLong(0);
    }
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        int bits = presence + 8 * (i >>> 6);
        sink.setLong(bits, LittleEndian.getLong(sink.bytes(), bits) | 1L << i);
        sink.setLong(words + 8 * i, word(sink, types.get(i), value));
      }
    }
  }

  private static long word(ByteSink sink, DataType type, Object value) {
    int offset = sink.length();
    if (type instanceof ArrayType array) {
      writeArray(sink, array.element(), value);
      return offset;
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case INT64 -> (Long) value;
      case FLOAT64 -> Double.doubleToLongBits((Double) value);
      case STRING -> {
        Values.writeUtf8(sink, (byte[]) value);
        yield offset;
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static void writeArray(ByteSink sink, ScalarType type, Object value) {
    List<@Nullable Object> elements = (List<@Nullable Object>) value;
    if (PackedSetWriter.suits(type, elements)) {
      PackedSetWriter.write(sink, elements);
    } else {
      Values.writeArray(sink, type, elements);
    }
  }
}
