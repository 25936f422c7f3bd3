package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.ondemand.Jaccard;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form itself: what is written in it, what comes out, equal keys, damage. */
final class PackedSetTest {

  private final FeatureBuffer buffer = new FeatureBuffer();

  @Test
  void suits_distinctValuesOfSimilarLength_only() {
    List<@Nullable Object> twenty = longs(20);
    assertThat(PackedSetWriter.suits(ScalarType.INT64, twenty)).isTrue();
    assertThat(PackedSetWriter.suits(ScalarType.FLOAT64, twenty)).isFalse();
    assertThat(PackedSetWriter.suits(ScalarType.INT64, twenty.subList(0, 15))).isFalse();
    assertThat(PackedSetWriter.suits(ScalarType.INT64, longs(0xffff))).isTrue();
    assertThat(PackedSetWriter.suits(ScalarType.INT64, longs(0x10000))).isFalse();
    assertThat(PackedSetWriter.suits(ScalarType.STRING, texts("item-", 20))).isTrue();
    List<@Nullable Object> withNull = new ArrayList<>(twenty);
    withNull.set(3, null);
    assertThat(PackedSetWriter.suits(ScalarType.INT64, withNull)).isFalse();
    List<@Nullable Object> repeated = new ArrayList<>(twenty);
    repeated.set(3, 7L);
    assertThat(PackedSetWriter.suits(ScalarType.INT64, repeated)).isFalse();
    List<@Nullable Object> uneven = texts("", 20);
    uneven.set(3, "x".repeat(300));
    assertThat(PackedSetWriter.suits(ScalarType.STRING, uneven)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1234567", "12345678", "123456789012345", "1234567890123456"})
  void unpack_stringsOfAllLengths_asTheyWere(String prefix) {
    List<@Nullable Object> texts = texts(prefix, 16);
    texts.addAll(
        List.of("", "\0", "\0\0\0\0\0\0\0\0\0", "\1", "ü€😀", prefix + "\1", prefix + "\0"));
    Collections.shuffle(texts, new Random(5));
    List<@Nullable Object> distinct = new ArrayList<>(new LinkedHashSet<>(texts));
    set(0, true, packed(distinct));
    assertThat(buffer.isPackedSet(0)).isTrue();
    assertThat(buffer.listAt(0)).isEqualTo(distinct);
  }

  @Test
  void unpack_extremeLongs_asTheyWere() {
    List<@Nullable Object> values = longs(20);
    values.addAll(List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, Long.MAX_VALUE - 1));
    set(0, false, packed(values));
    assertThat(buffer.listAt(0)).isEqualTo(values);
  }

  @Test
  void compare_equalKeysOfOtherStrings_comparesStrings() {
    List<@Nullable Object> texts = texts("0123456789", 40);
    byte[] a = packed(texts);
    for (int position = 0; position < 40; position++) {
      byte[] b = a.clone();
      // The word behind the key of one string: the key stays, the string is another one.
      b[PackedSet.column(b, 0, 1) + 8 * position] ^= 2;
      buffer.reset(2);
      buffer.setPackedSet(0, a, 0, true);
      buffer.setPackedSet(1, b, 0, true);
      assertThat(Jaccard.intersectionSize(buffer, 0, 1)).as("string %d", position).isEqualTo(39);
    }
  }

  @Test
  void compare_equalKeysInOneSet_comparesStrings() {
    List<@Nullable Object> texts = texts("0123456789", 40);
    byte[] a = packed(texts);
    for (int position = 0; position < 39; position++) {
      byte[] b = a.clone();
      int key = PackedSet.column(b, 0, 0) + 8 * position;
      System.arraycopy(b, key, b, key + 8, 8);
      buffer.reset(2);
      buffer.setPackedSet(0, a, 0, true);
      buffer.setPackedSet(1, b, 0, true);
      assertThat(Jaccard.intersectionSize(buffer, 0, 1)).as("string %d", position).isEqualTo(39);
      assertThat(Jaccard.intersectionSize(buffer, 1, 0)).as("string %d", position).isEqualTo(39);
    }
  }

  @Test
  void compare_otherNumbersOfWords_sameAsOfOne() {
    List<@Nullable Object> small = texts("id", 30);
    List<@Nullable Object> large = new ArrayList<>(small.subList(10, 30));
    large.addAll(texts("a much longer one ", 25));
    buffer.reset(2);
    buffer.setPackedSet(0, packed(small), 0, true);
    buffer.setPackedSet(1, packed(large), 0, true);
    assertThat(Jaccard.intersectionSize(buffer, 0, 1)).isEqualTo(20);
    assertThat(Jaccard.intersectionSize(buffer, 1, 0)).isEqualTo(20);
    assertThat(buffer.isPackedSet(0)).isTrue();
  }

  @Test
  void setPackedSet_formNoLongerRead_refused() {
    byte[] bytes = packed(longs(20));
    bytes[3] = (byte) 0x80;
    assertThatThrownBy(() -> set(0, false, bytes))
        .isInstanceOf(CorruptRowException.class)
        .hasMessageStartingWith("set at byte 0 of 212: count 80000014, cuts behind ");
  }

  @Test
  void read_damagedBytes_valuesOrCorruptRow() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    System.out.println("PackedSetTest: -Dtegula.seed=" + base);
    byte[] other = packed(texts("0123456789", 40));
    for (int round = 0; round < 20_000; round++) {
      Random random = new Random(base + round);
      byte[] bytes = other.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(random.nextBoolean() ? 12 : bytes.length)] = (byte) random.nextInt();
      }
      byte[] damaged = random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(900));
      try {
        buffer.reset(2);
        buffer.setPackedSet(0, damaged, 0, true);
        buffer.setPackedSet(1, other, 0, true);
        assertThat(Jaccard.intersectionSize(buffer, 0, 1)).isBetween(0, 40);
        assertThat(buffer.listAt(0)).hasSize(buffer.length(0));
      } catch (CorruptRowException e) {
        assertThat(e).as("-Dtegula.seed=" + (base + round)).hasMessageStartingWith("set at byte 0");
      }
    }
  }

  private void set(int slot, boolean text, byte[] bytes) {
    buffer.reset(2);
    buffer.setPackedSet(slot, bytes, 0, text);
  }

  private static byte[] packed(List<@Nullable Object> elements) {
    ByteSink sink = new ByteSink();
    PackedSetWriter.write(sink, elements);
    return sink.toArray();
  }

  private static List<@Nullable Object> longs(int size) {
    return new ArrayList<>(LongStream.range(0, size).boxed().toList());
  }

  private static List<@Nullable Object> texts(String prefix, int size) {
    Set<Object> texts = new LinkedHashSet<>();
    IntStream.range(100, 100 + size).forEach(i -> texts.add(prefix + i));
    return new ArrayList<>(texts);
  }
}
