package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tegula.definition.Feature;
import dev.tegula.ondemand.Jaccard;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Arrays of rows compared where they lie, against hash sets; {@code -Dtegula.seed=N} replays. */
final class ComparedSetsTest {

  private static final List<String> PREFIXES =
      List.of("", "", "item-", "https://example.org/a/b?id=", "ключ:", "😀");

  private final FeatureBuffer buffer = new FeatureBuffer();

  @Test
  void compare_randomArraysOfRows_sameAsHashSets() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    System.out.println("ComparedSetsTest: -Dtegula.seed=" + base);
    int rounds = Integer.getInteger("tegula.cases", 1_200);
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(base + round);
      ScalarType type = random.nextBoolean() ? ScalarType.INT64 : ScalarType.STRING;
      List<@Nullable Object> a = new ArrayList<>();
      List<@Nullable Object> b = new ArrayList<>();
      fill(a, b, type, random);
      String where = "-Dtegula.cases=1 -Dtegula.seed=" + (base + round);
      merge(type, a, b);
      assertAgrees(a, b, where);
      assertThat(buffer.listAt(0)).as(where).isEqualTo(a);
      assertThat(buffer.listAt(1)).as(where).isEqualTo(b);
      assertAgrees(a, b, "unpacked, " + where);
    }
  }

  /** Sizes from 0 to 10,000, mostly small; anything from nothing to all in common. */
  private static void fill(
      List<@Nullable Object> a, List<@Nullable Object> b, ScalarType type, Random random) {
    int most = random.nextInt(20) == 0 ? 10_000 : random.nextBoolean() ? 60 : 500;
    int size = random.nextInt(most + 1);
    int common = random.nextInt(101);
    String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
    for (int i = 0; i < size; i++) {
      Object value = type == ScalarType.INT64 ? number(i, random) : text(i, prefix, random);
      int where = random.nextInt(100) < common ? 2 : random.nextInt(2);
      if (where != 1) {
        a.add(value);
      }
      if (where != 0) {
        b.add(value);
      }
    }
    if (random.nextInt(10) == 0 && !a.isEmpty()) {
      a.add(random.nextBoolean() ? null : a.get(0));
    }
    Collections.shuffle(a, random);
    Collections.shuffle(b, random);
  }

  private static Object number(int i, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> (long) i;
      case 1 -> (long) i << 40 | Long.MIN_VALUE;
      default -> random.nextLong();
    };
  }

  private static Object text(int i, String prefix, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> prefix + i;
      case 1 -> prefix + "x".repeat(random.nextInt(12)) + i;
      case 2 -> prefix + Long.toString(random.nextLong(), 36);
      default -> i + "ü\0€";
    };
  }

  private void merge(ScalarType type, List<@Nullable Object> a, List<@Nullable Object> b) {
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

  private void assertAgrees(List<@Nullable Object> a, List<@Nullable Object> b, String where) {
    Set<@Nullable Object> first = set(a);
    Set<@Nullable Object> second = set(b);
    Set<@Nullable Object> common = new HashSet<>(first);
    common.retainAll(second);
    int union = first.size() + second.size() - common.size();
    int least = Math.min(first.size(), second.size());
    assertThat(Jaccard.intersectionSize(buffer, 0, 1)).as(where).isEqualTo(common.size());
    assertThat(Jaccard.similarity(buffer, 0, 1))
        .as(where)
        .isEqualTo(union == 0 ? 1 : (double) common.size() / union);
    assertThat(Jaccard.overlapCoefficient(buffer, 0, 1))
        .as(where)
        .isEqualTo(union == 0 ? 1 : least == 0 ? 0 : (double) common.size() / least);
  }

  private static Set<@Nullable Object> set(List<@Nullable Object> list) {
    Set<@Nullable Object> set = new HashSet<>(list);
    set.remove(null);
    return set;
  }
}
