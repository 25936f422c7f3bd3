package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tegula.definition.OutputFeature;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Packed rows against the naive aggregator; replay a case with {@code -Dtegula.seed=N}. */
final class RowMergePropertyTest {

  private static final int CASES = Integer.getInteger("tegula.cases", 12_000);

  private final FeatureBuffer buffer = new FeatureBuffer();

  @Test
  void merge_randomCases_sameAsNaive() {
    Long replayed = Long.getLong("tegula.seed");
    long base = replayed == null ? new Random().nextLong() : replayed;
    System.out.println("RowMergePropertyTest: -Dtegula.seed=" + base);
    int rounds = replayed == null ? CASES : 1;
    for (int round = 0; round < rounds; round++) {
      check(new RandomCase(base + round), "-Dtegula.seed=" + (base + round));
    }
  }

  private void check(RandomCase random, String where) {
    ViewLayout layout = random.layout;
    EdgeRange edges = edges(random);
    RowBuilder builder = new RowBuilder(layout, edges);
    byte[] row = Views.build(builder, random.events);
    assertThat(Views.build(builder, random.events)).as(where).isEqualTo(row);
    int[] slots = slots(random);
    RowMerge merge = new RowMerge(layout, slots);
    for (int turn = 0; turn < 2; turn++) {
      long edge = turn == 0 ? random.edgeMicros : another(random, edges);
      buffer.reset(slots.length);
      if (turn == 0) {
        merge.merge(row, edge, buffer);
      } else {
        merge.mergeIntact(row, edge, buffer);
      }
      checkOutputs(random, slots, edge, where + " edge " + edge);
      checkPresence(random, slots, edge, merge, where + " edge " + edge);
    }
    checkFinal(random, builder, slots, where);
    checkCarried(random, merge, slots, where);
  }

  /** A row that is written before its edge is published serves the edge of before as well. */
  private void checkCarried(RandomCase random, RowMerge merge, int[] slots, String where) {
    long later = random.edgeMicros + 3 * random.layout.tileMicros();
    long before = random.edgeMicros - random.random().nextInt(3) * random.layout.tileMicros();
    byte[] row = Views.build(new RowBuilder(random.layout, EdgeRange.ANY, before), random.events);
    for (long edge : new long[] {before, later}) {
      buffer.reset(slots.length);
      merge.merge(row, edge, buffer);
      Event latest =
          latest(random.events.stream().filter(event -> event.timeMicros() < edge).toList());
      boolean attributes = false;
      for (int i = 0; i < slots.length; i++) {
        OutputFeature output = random.layout.outputs().get(i);
        attributes |= !output.aggregate();
        if (slots[i] >= 0 && !output.aggregate()) {
          Object expected = latest == null ? null : latest.values().get(column(random, output));
          assertMatches(ServedValue.of(buffer, i), expected, where + " carried, edge " + edge);
        }
        if (slots[i] >= 0 && output.aggregate()) {
          assertMatches(
              ServedValue.of(buffer, i),
              expected(random, output, edge),
              where + " carried, edge " + edge);
        }
      }
      assertThat(merge.attributesPresent()).as(where).isEqualTo(attributes && latest != null);
      if (attributes && latest != null) {
        assertThat(merge.attributeTimeMicros()).as(where).isEqualTo(latest.timeMicros());
      }
    }
  }

  private void checkFinal(RandomCase random, RowBuilder builder, int[] slots, String where) {
    long edge = random.edgeMicros;
    Views.build(builder, random.events);
    byte[] row = builder.finishFinal(edge);
    RowMerge merge = new RowMerge(random.layout, slots);
    buffer.reset(slots.length);
    merge.merge(row, edge, buffer);
    checkOutputs(random, slots, edge, where + " final");
    checkPresence(random, slots, edge, merge, where + " final");
    assertThatThrownBy(
            () -> merge.merge(row, edge + random.layout.tileMicros(), new FeatureBuffer()))
        .isInstanceOf(CorruptRowException.class);
  }

  /** Any edge, one edge, or a stretch of them. */
  private static EdgeRange edges(RandomCase random) {
    long edge = random.edgeMicros;
    return switch (random.random().nextInt(3)) {
      case 0 -> EdgeRange.ANY;
      case 1 -> new EdgeRange(edge, edge);
      default ->
          new EdgeRange(edge, edge + random.random().nextInt(30) * random.layout.tileMicros());
    };
  }

  private static long another(RandomCase random, EdgeRange edges) {
    long tile = random.layout.tileMicros();
    if (edges.equals(EdgeRange.ANY)) {
      return random.edgeMicros + (random.random().nextInt(200) - 150) * tile;
    }
    long choices = (edges.lastMicros() - edges.firstMicros()) / tile + 1;
    return edges.firstMicros() + random.random().nextInt((int) choices) * tile;
  }

  private static int[] slots(RandomCase random) {
    int[] slots = Views.allSlots(random.layout);
    if (random.random().nextInt(3) == 0) {
      for (int i = 0; i < slots.length; i++) {
        slots[i] = random.random().nextInt(3) == 0 ? -1 : i;
      }
    }
    return slots;
  }

  private void checkOutputs(RandomCase random, int[] slots, long edge, String where) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] >= 0) {
        OutputFeature output = random.layout.outputs().get(i);
        assertMatches(
            ServedValue.of(buffer, i),
            expected(random, output, edge),
            output.feature() + " window " + output.windowIndex() + " " + where);
      }
    }
  }

  private static @Nullable Object expected(RandomCase random, OutputFeature output, long edge) {
    int column = column(random, output);
    if (output.aggregate()) {
      return new NaiveWindow(output, column, random.events, edge).expected();
    }
    Event latest = latest(random.events);
    return latest == null || latest.timeMicros() >= edge ? null : latest.values().get(column);
  }

  private static int column(RandomCase random, OutputFeature output) {
    return random.layout.columns().stream()
        .map(ViewLayout.Column::name)
        .toList()
        .indexOf(output.feature().column());
  }

  private static @Nullable Event latest(List<Event> events) {
    return events.isEmpty() ? null : events.get(events.size() - 1);
  }

  private static void checkPresence(
      RandomCase random, int[] slots, long edge, RowMerge merge, String where) {
    boolean wanted = false;
    boolean aggregates = false;
    boolean attributes = false;
    for (int i = 0; i < slots.length; i++) {
      OutputFeature output = random.layout.outputs().get(i);
      wanted |= slots[i] >= 0 && output.aggregate();
      attributes |= !output.aggregate();
      aggregates |=
          output.aggregate()
              && !new NaiveWindow(output, column(random, output), random.events, edge).isEmpty();
    }
    Event latest = latest(random.events);
    boolean present = attributes && latest != null && latest.timeMicros() < edge;
    if (wanted) {
      assertThat(merge.aggregatesPresent()).as(where).isEqualTo(aggregates);
    }
    assertThat(merge.attributesPresent()).as(where).isEqualTo(present);
    if (present) {
      assertThat(merge.attributeTimeMicros()).as(where).isEqualTo(latest.timeMicros());
    }
  }

  private static void assertMatches(
      @Nullable Object served, @Nullable Object expected, String where) {
    if (expected instanceof NaiveWindow.Near near && served instanceof Double value) {
      boolean same = Double.compare(value, near.value()) == 0;
      boolean close = Math.abs(value - near.value()) <= near.tolerance();
      if (!same && !close && near.tolerance() != Double.POSITIVE_INFINITY) {
        fail(where + ": " + value + " (expected: " + near + ")");
      }
    } else if (expected instanceof NaiveWindow.Between between && served instanceof Double value) {
      if (!(value >= between.low() && value <= between.high())) {
        fail(where + ": " + value + " (expected: " + between + ")");
      }
    } else {
      assertThat(served).as(where).isEqualTo(expected);
    }
  }
}
