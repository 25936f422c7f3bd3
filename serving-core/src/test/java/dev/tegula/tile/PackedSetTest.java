package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.ondemand.Jaccard;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sets compared where they lie, against hash sets; replay with {@code -Dtegula.seed=N}. */
final class PackedSetTest {

  private final FeatureBuffer buffer = new FeatureBuffer();

  @Test
  void similarity_randomArraysOfRows_sameAsHashSets() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    for (int round = 0; round < 1_500; round++) {
      Random random = new Random(base + round);
      ScalarType type = random.nextBoolean() ? ScalarType.INT64 : ScalarType.STRING;
      List<Object> a = set(random, type);
      List<Object> b = set(random, type);
      merge(type, a, b);
      assertAgrees(a, b, "-Dtegula.seed=" + (base + round));
      assertThat(buffer.listAt(0)).isEqualTo(a);
      assertThat(buffer.listAt(1)).isEqualTo(b);
      assertAgrees(a, b, "unpacked, -Dtegula.seed=" + (base + round));
    }
  }

  @Test
  void merge_distinctArray_isAPackedSet() {
    List<Object> twenty = new ArrayList<>();
    for (long i = 0; i < 20; i++) {
      twenty.add(i);
    }
    List<Object> repeated = new ArrayList<>(twenty);
    repeated.set(0, 5L);
    merge(ScalarType.INT64, twenty, repeated);
    assertThat(buffer.isPackedSet(0)).isTrue();
    assertThat(buffer.isPackedSet(1)).isFalse();
    assertThat(Jaccard.similarity(buffer, 0, 1)).isEqualTo(19.0 / 20);
  }

  @Test
  void similarity_equalHashesOfOtherStrings_comparesStrings() {
    Random random = new Random(3);
    List<Object> a = strings(random, 40);
    List<Object> b = new ArrayList<>(a.subList(0, 20));
    b.addAll(strings(random, 20));
    ByteSink sinkA = packed(a);
    ByteSink sinkB = packed(b);
    // One string of b that a has not: give it the hash of a neighbour in a that b has not.
    for (int i = 0; i < 40; i++) {
      if (!a.contains(text(sinkB, i))) {
        sinkB.setLong(PackedSet.values(0) + 8 * i, nearest(sinkA, sinkB, i));
        break;
      }
    }
    buffer.reset(2);
    buffer.setPackedSet(0, sinkA.toArray(), 0, true);
    buffer.setPackedSet(1, sinkB.toArray(), 0, true);
    assertThat(Jaccard.intersectionSize(buffer, 0, 1)).isEqualTo(20);
  }

  /** A hash of a between its neighbours in b, so that b stays ascending. */
  private static long nearest(ByteSink a, ByteSink b, int position) {
    long low = position == 0 ? Long.MIN_VALUE : hash(b, position - 1);
    long high = position == 39 ? Long.MAX_VALUE : hash(b, position + 1);
    for (int i = 0; i < 40; i++) {
      if (hash(a, i) > low && hash(a, i) < high) {
        return hash(a, i);
      }
    }
    return hash(b, position);
  }

  private static long hash(ByteSink sink, int position) {
    return LittleEndian.getLong(sink.bytes(), PackedSet.values(0) + 8 * position);
  }

  private static String text(ByteSink sink, int position) {
    int from = PackedSet.textStart(sink.bytes(), 0, 40, position);
    int to = PackedSet.textStart(sink.bytes(), 0, 40, position + 1);
    return new String(sink.bytes(), from, to - from, StandardCharsets.UTF_8);
  }

  private static ByteSink packed(List<Object> elements) {
    ByteSink sink = new ByteSink();
    PackedSet.write(sink, Collections.unmodifiableList(elements));
    return sink;
  }

  private static List<Object> strings(Random random, int size) {
    List<Object> strings = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      strings.add("text-" + random.nextLong());
    }
    return strings;
  }

  private static List<Object> set(Random random, ScalarType type) {
    int variety = 1 + random.nextInt(random.nextBoolean() ? 60 : 3_000);
    Set<Object> elements = new LinkedHashSet<>();
    for (int i = random.nextInt(variety); i > 0; i--) {
      long value = (random.nextInt(variety) - variety / 2) * (Long.MAX_VALUE / variety);
      elements.add(
          type == ScalarType.INT64
              ? (Object) value
              : "x".repeat((int) (value & 15)) + value % 9973);
    }
    return new ArrayList<>(elements);
  }

  private void merge(ScalarType type, List<Object> a, List<Object> b) {
    ViewLayout layout =
        Views.layout(
            Views.DAY,
            new Feature.Attribute("a", new ArrayType(type)),
            new Feature.Attribute("b", new ArrayType(type)));
    List<@Nullable Object> values = List.of(a, b);
    byte[] row = Views.build(new RowBuilder(layout), List.of(new Event(Views.EDGE - 1, values)));
    buffer.reset(2);
    new RowMerge(layout, Views.allSlots(layout)).merge(row, Views.EDGE, buffer);
  }

  private void assertAgrees(List<Object> a, List<Object> b, String where) {
    Set<Object> common = new HashSet<>(a);
    common.retainAll(b);
    int union = new HashSet<>(a).size() + new HashSet<>(b).size() - common.size();
    assertThat(Jaccard.intersectionSize(buffer, 0, 1)).as(where).isEqualTo(common.size());
    assertThat(Jaccard.similarity(buffer, 0, 1))
        .as(where)
        .isEqualTo(union == 0 ? 1 : (double) common.size() / union);
  }
}
