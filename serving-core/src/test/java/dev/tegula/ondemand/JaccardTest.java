package dev.tegula.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.tile.FeatureBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against two hash sets; replay with {@code -Dtegula.seed=N}. */
final class JaccardTest {

  private final FeatureBuffer buffer = new FeatureBuffer();

  @Test
  void compare_randomLists_sameAsHashSets() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    for (int round = 0; round < 4_000; round++) {
      Random random = new Random(base + round);
      boolean text = random.nextBoolean();
      List<Object> a = list(random, text);
      List<Object> b = list(random, text);
      fill(a, b);
      assertAgrees(a, b, "-Dtegula.seed=" + (base + round));
    }
  }

  @Test
  void similarity_emptySets_defined() {
    fill(List.of(), List.of());
    assertThat(Jaccard.similarity(buffer, 0, 1)).isEqualTo(1);
    assertThat(Jaccard.overlapCoefficient(buffer, 0, 1)).isEqualTo(1);
    fill(List.of(), List.of(7L));
    assertThat(Jaccard.similarity(buffer, 0, 1)).isEqualTo(0);
    assertThat(Jaccard.overlapCoefficient(buffer, 0, 1)).isEqualTo(0);
  }

  @Test
  void similarity_noListOrOtherElements_namesTheSlot() {
    fill(List.of(1L), List.of("a"));
    assertThatThrownBy(() -> Jaccard.similarity(buffer, 0, 1))
        .hasMessage("slot 1: list of STRING (expected: INT64)");
    buffer.setNull(0);
    assertThatThrownBy(() -> Jaccard.similarity(buffer, 0, 1))
        .hasMessage("slot 0: NULL (expected: LIST)");
  }

  private void assertAgrees(List<Object> a, List<Object> b, String where) {
    Set<Object> first = a.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    Set<Object> second = b.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    Set<Object> common = new HashSet<>(first);
    common.retainAll(second);
    int union = first.size() + second.size() - common.size();
    int least = Math.min(first.size(), second.size());
    assertThat(Jaccard.intersectionSize(buffer, 0, 1)).as(where).isEqualTo(common.size());
    assertThat(Jaccard.similarity(buffer, 0, 1))
        .as(where)
        .isEqualTo(union == 0 ? 1 : (double) common.size() / union);
    if (least > 0) {
      assertThat(Jaccard.overlapCoefficient(buffer, 0, 1))
          .as(where)
          .isEqualTo((double) common.size() / least);
    }
  }

  private static List<Object> list(Random random, boolean text) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(random.nextBoolean() ? 6 : 400);
    int variety = 1 + random.nextInt(300);
    for (int i = 0; i < size; i++) {
      long value = random.nextInt(variety);
      list.add(
          random.nextInt(9) == 0
              ? null
              : text ? "x".repeat((int) value % 20) + value : extreme(value));
    }
    return list;
  }

  private static Object extreme(long value) {
    return value == 1 ? Long.MIN_VALUE : value == 2 ? Long.MAX_VALUE : value << 32;
  }

  private void fill(List<?> a, List<?> b) {
    buffer.reset(2);
    for (int slot = 0; slot < 2; slot++) {
      List<?> list = slot == 0 ? a : b;
      buffer.beginList(slot);
      for (Object element : list) {
        if (element == null) {
          buffer.addNull();
        } else if (element instanceof Long number) {
          buffer.addLong(number);
        } else {
          byte[] utf8 = ((String) element).getBytes(StandardCharsets.UTF_8);
          buffer.addUtf8(utf8, 0, utf8.length);
        }
      }
      buffer.endList();
    }
  }
}
