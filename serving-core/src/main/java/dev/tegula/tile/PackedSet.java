package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of an array of distinct int64 or string values that can be compared as a set where it
 * lies: ascending values, or ascending XXH64 hashes with the strings behind them, and the order of
 * the array apart. {@code docs/format.md} specifies it. Reading allocates nothing.
 */
public final class PackedSet {

  /** In an array's count: the elements follow in this form. */
  static final int FLAG = 1 << 31;

  /** Smaller arrays gain nothing. */
  private static final int LEAST_SIZE = 16;

  /** Positions take two bytes. */
  static final int MOST_SIZE = 1 << 16;

  private PackedSet() {}

  static boolean suits(ScalarType type, List<@Nullable Object> elements) {
    return (type == ScalarType.INT64 || type == ScalarType.STRING)
        && elements.size() >= LEAST_SIZE
        && elements.size() <= MOST_SIZE
        && !elements.contains(null)
        && new HashSet<>(elements).size() == elements.size();
  }

  private record Element(int position, long value, byte[] utf8) {}

  /** Writes an array that suits, its count first. */
  static void write(ByteSink sink, List<@Nullable Object> elements) {
    List<Element> sorted = new ArrayList<>();
    for (Object element : elements) {
      byte[] utf8 =
          element instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
      long value = element instanceof Long number ? number : XxHash64.hash(utf8, 0, utf8.length);
      sorted.add(new Element(sorted.size(), value, utf8));
    }
    sorted.sort(
        Comparator.comparingLong(Element::value)
            .thenComparing(Element::utf8, Arrays::compareUnsigned));
    sink.putInt(sorted.size() | FLAG);
    sorted.forEach(element -> sink.putLong(element.value()));
    int[] order = new int[sorted.size()];
    for (int i = 0; i < order.length; i++) {
      order[sorted.get(i).position()] = i;
    }
    Arrays.stream(order).forEach(sink::putShort);
    if (elements.get(0) instanceof String) {
      int end = 0;
      for (Element element : sorted) {
        end += element.utf8().length;
        sink.putInt(end);
      }
      sorted.forEach(element -> sink.putBytes(element.utf8(), 0, element.utf8().length));
    }
  }

  /** Adds the elements to the open list, in the order of the array. */
  static void unpack(byte[] row, int at, boolean text, FeatureBuffer out) {
    int size = size(row, at);
    int order = values(at) + 8 * size;
    for (int i = 0; i < size; i++) {
      int position = row[order + 2 * i] & 0xff | (row[order + 2 * i + 1] & 0xff) << 8;
      if (text) {
        int start = textStart(row, at, size, position);
        out.addUtf8(row, start, textStart(row, at, size, position + 1) - start);
      } else {
        out.addLong(LittleEndian.getLong(row, values(at) + 8 * position));
      }
    }
  }

  /** How many elements the array at an offset has. */
  public static int size(byte[] row, int at) {
    return LittleEndian.getInt(row, at) & ~FLAG;
  }

  /** Where the ascending values or hashes lie, eight bytes each. */
  public static int values(int at) {
    return at + 4;
  }

  /**
   * Where the string behind a hash begins; that of position {@code size} is the end of the last.
   */
  public static int textStart(byte[] row, int at, int size, int position) {
    int ends = values(at) + 10 * size;
    int strings = ends + 4 * size;
    return position == 0 ? strings : strings + LittleEndian.getInt(row, ends + 4 * (position - 1));
  }

  /** The offset behind an array. */
  static int end(byte[] row, int at, boolean text) {
    int size = size(row, at);
    return text ? textStart(row, at, size, size) : values(at) + 10 * size;
  }
}
