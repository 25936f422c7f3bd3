package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes arrays in the form of {@link PackedSet}. */
final class PackedSetWriter {

  /** Smaller arrays gain nothing. */
  private static final int LEAST_SIZE = 16;

  /** Positions take two bytes. */
  private static final int MOST_SIZE = 0xffff;

  private PackedSetWriter() {}

  /**
   * Whether an array is a set, and its columns take at most twice the bytes of its values one after
   * another: all have the words of the longest.
   */
  static boolean suits(ScalarType type, List<@Nullable Object> elements) {
    if (type != ScalarType.INT64 && type != ScalarType.STRING
        || elements.size() < LEAST_SIZE
        || elements.size() > MOST_SIZE
        || elements.contains(null)
        || new HashSet<>(elements).size() < elements.size()) {
      return false;
    }
    if (type == ScalarType.INT64) {
      return true;
    }
    List<byte[]> texts = elements.stream().map(PackedSetWriter::utf8).toList();
    long bytes = texts.stream().mapToLong(text -> 5 + text.length).sum();
    int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    return (longest / 8 + 1L) * 8 * texts.size() <= 2 * bytes;
  }

  private static byte[] utf8(@Nullable Object element) {
    return String.valueOf(element).getBytes(StandardCharsets.UTF_8);
  }

  /** An element: where it is in the array, and its words, the first one replaced by the key. */
  private record Element(int position, long[] words) {

    static Element of(int position, Object value) {
      long[] words = value instanceof Long number ? new long[] {number} : words(utf8(value));
      long hash = 0;
      for (int i = 1; i < words.length; i++) {
        hash = PackedSet.hash(hash, words[i]);
      }
      words[0] = PackedSet.key(words[0], hash);
      return new Element(position, words);
    }

    private static long[] words(byte[] utf8) {
      byte[] ended = Arrays.copyOf(utf8, (utf8.length / 8 + 1) * 8);
      ended[utf8.length] = PackedSet.END;
      long[] words = new long[ended.length / 8];
      Arrays.setAll(words, word -> LittleEndian.getLong(ended, 8 * word));
      return words;
    }

    long word(int column) {
      return column < words.length ? words[column] : 0;
    }
  }

  /** Writes an array that suits, its count first. */
  static void write(ByteSink sink, List<@Nullable Object> elements) {
    List<Element> sorted = new ArrayList<>();
    for (Object element : elements) {
      sorted.add(Element.of(sorted.size(), element));
    }
    sorted.sort(Comparator.comparing(Element::words, Arrays::compare));
    int columns = sorted.stream().mapToInt(element -> element.words().length).max().orElse(0);
    sink.putInt(sorted.size() | PackedSet.FLAG | PackedSet.KEYED);
    for (int range = 1; range < PackedSet.RANGES; range++) {
      long lowest = PackedSet.lowestKey(range);
      sink.putShort((int) sorted.stream().filter(element -> element.word(0) < lowest).count());
    }
    sink.putShort(columns);
    sink.putShort(0);
    for (int column = 0; column < columns; column++) {
      for (Element element : sorted) {
        sink.putLong(element.word(column));
      }
    }
    int[] order = new int[sorted.size()];
    for (int i = 0; i < order.length; i++) {
      order[sorted.get(i).position()] = i;
    }
    Arrays.stream(order).forEach(sink::putShort);
  }
}
