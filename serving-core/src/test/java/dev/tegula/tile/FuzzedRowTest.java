package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tegula.definition.Feature;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Damaged rows: an answer is either that of the undamaged row or a {@link CorruptRowException}.
 * Replay with {@code -Dtegula.seed=N}.
 */
final class FuzzedRowTest {

  private static final int ROWS = 400;
  private static final int DAMAGES = 60;

  @Test
  void merge_damagedRows_neverASilentWrongValue() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    System.out.println("FuzzedRowTest: -Dtegula.seed=" + base);
    int refused = 0;
    for (int i = 0; i < ROWS; i++) {
      refused += damage(base + i);
    }
    // Some damage hits tiles that no window needs; most must be noticed.
    assertThat(refused).isGreaterThan(ROWS * DAMAGES / 2);
  }

  private static int damage(long seed) {
    RandomCase random = new RandomCase(seed);
    ViewLayout layout = random.layout;
    RowBuilder builder = new RowBuilder(layout);
    byte[] row = Views.build(builder, random.events);
    if (random.random().nextInt(4) == 0) {
      RowBuilder carried = new RowBuilder(layout, EdgeRange.ANY, random.edgeMicros);
      row = Views.build(carried, random.events);
    } else if (random.random().nextInt(4) == 0) {
      Views.build(builder, random.events);
      row = builder.finishFinal(random.edgeMicros);
    }
    Case merge = new Case(layout, random.edgeMicros);
    List<@Nullable Object> right = merge.answer(row, false);
    assertThat(RowSeal.intact(row)).isTrue();
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      refused += merge.refuses(damaged(row, random.random()), right, random.where()) ? 1 : 0;
    }
    assertThat(merge.answer(row, false)).isEqualTo(right);
    assertThat(merge.answer(row, true)).isEqualTo(right);
    return refused;
  }

  private record Case(RowMerge merge, ViewLayout layout, long edgeMicros) {

    Case(ViewLayout layout, long edgeMicros) {
      this(new RowMerge(layout, Views.allSlots(layout)), layout, edgeMicros);
    }

    List<@Nullable Object> answer(byte[] row, boolean intact) {
      FeatureBuffer buffer = new FeatureBuffer();
      int outputs = layout.outputs().size();
      buffer.reset(outputs);
      if (intact) {
        merge.mergeIntact(row, edgeMicros, buffer);
      } else {
        merge.merge(row, edgeMicros, buffer);
      }
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < outputs; i++) {
        values.add(ServedValue.of(buffer, i));
      }
      values.add(merge.aggregatesPresent());
      values.add(merge.attributesPresent());
      return values;
    }

    /** True when a merge that checks refuses the bytes; every other answer must be this one. */
    boolean refuses(byte[] damaged, List<@Nullable Object> right, String where) {
      if (RowSeal.intact(damaged)) {
        refuses(damaged, true, right, where);
      }
      return refuses(damaged, false, right, where);
    }

    private boolean refuses(
        byte[] damaged, boolean intact, List<@Nullable Object> right, String where) {
      try {
        assertThat(answer(damaged, intact)).as(where).isEqualTo(right);
        return false;
      } catch (CorruptRowException e) {
        return true;
      }
    }
  }

  private static byte[] damaged(byte[] row, Random random) {
    byte[] bytes = row.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 3 -> {
        return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
      }
      case 4 -> {
        // Words of the row in other places: whole tiles swap when the distance fits.
        int length = Math.min(bytes.length - at, 8 * (1 + random.nextInt(40)));
        int from = random.nextInt(bytes.length - length + 1) / 8 * 8;
        System.arraycopy(row, from, bytes, at / 8 * 8, Math.min(length, bytes.length - at / 8 * 8));
      }
      default -> {
        int garbage = Math.min(bytes.length - at, 1 + random.nextInt(64));
        byte[] noise = new byte[garbage];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, garbage);
      }
    }
    return bytes;
  }

  @Test
  void merge_swappedTiles_refused() {
    ViewLayout layout = Views.layout(Views.DAY, Views.sums(3, Views.days(1), Views.days(7)));
    byte[] row = Views.build(new RowBuilder(layout), Views.dailyEvents(layout, 7, 1));
    int tile = layout.tileBytes();
    byte[] swapped = row.clone();
    System.arraycopy(row, row.length - tile, swapped, row.length - 2 * tile, tile);
    System.arraycopy(row, row.length - 2 * tile, swapped, row.length - tile, tile);

    RowMerge merge = new RowMerge(layout, Views.allSlots(layout));
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(layout.outputs().size());
    assertThatThrownBy(() -> merge.merge(swapped, Views.EDGE, buffer))
        .isInstanceOf(CorruptRowException.class)
        .hasMessageContaining("is out of place");
    // Whole tiles keep every seal, so that this is what is left to a merge that looks at none.
    assertThat(RowSeal.intact(swapped)).isTrue();
    assertThatThrownBy(() -> merge.mergeIntact(swapped, Views.EDGE, buffer))
        .isInstanceOf(CorruptRowException.class)
        .hasMessageContaining("is out of place");
  }

  /** Whole parts among them, each with a seal that holds. */
  @Test
  void merge_anyWordsInAnyOtherPlace_refusedOrHarmless() {
    ViewLayout layout =
        Views.layout(
            Views.DAY,
            new Feature.Attribute("a", ScalarType.INT64),
            Views.aggregate("a", ScalarType.INT64, "sum", Map.of(), Views.days(1), Views.days(3)));
    List<Event> events = new ArrayList<>();
    for (int day = 3; day > 0; day--) {
      events.add(new Event(Views.EDGE - day * Views.DAY, List.of(day * 1_000_003L)));
    }
    RowBuilder builder = new RowBuilder(layout);
    moveWords(layout, Views.build(builder, events));
    moveWords(layout, builder.finishFinal(Views.EDGE));
    RowBuilder carried = new RowBuilder(layout, EdgeRange.ANY, Views.EDGE - Views.DAY);
    moveWords(layout, Views.build(carried, events));
  }

  private static void moveWords(ViewLayout layout, byte[] row) {
    Case merge = new Case(layout, Views.EDGE);
    List<@Nullable Object> right = merge.answer(row, false);
    for (int from = 0; from < row.length; from += 8) {
      for (int to = 0; to < row.length; to += 8) {
        for (int length = 8; length <= row.length - Math.max(from, to); length += 8) {
          byte[] moved = row.clone();
          System.arraycopy(row, from, moved, to, length);
          merge.refuses(moved, right, length + " bytes from " + from + " to " + to);
        }
      }
    }
  }

  @Test
  void merge_otherVersionDefinitionOrEdge_saysWhich() {
    ViewLayout layout = Views.layout(Views.DAY, Views.sums(2, Views.days(7)));
    List<Event> events = Views.dailyEvents(layout, 7, 1);
    byte[] row = Views.build(new RowBuilder(layout, new EdgeRange(Views.EDGE, Views.EDGE)), events);
    byte[] newer = row.clone();
    newer[0] = 9;
    RowMerge merge = new RowMerge(layout, Views.allSlots(layout));
    ViewLayout other = Views.layout(Views.DAY, Views.sums(3, Views.days(7)));
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(3);

    assertThatThrownBy(() -> merge.merge(newer, Views.EDGE, buffer))
        .hasMessage("row of version 9 (expected: 1)");
    assertThatThrownBy(
            () -> new RowMerge(other, Views.allSlots(other)).merge(row, Views.EDGE, buffer))
        .hasMessage("row of another definition than that of view v");
    assertThatThrownBy(() -> merge.merge(row, Views.EDGE + Views.DAY, buffer))
        .hasMessage(
            "leadingEdgeMicros: 1728086400000000 (expected: from 1728000000000000 to"
                + " 1728000000000000, for which the row was built)");
    assertThatThrownBy(() -> merge.merge(new byte[0], Views.EDGE, buffer))
        .hasMessage("row of 0 bytes (expected: >= 48)");
  }

  @Test
  void finalRow_otherEdgeOrViewRefreshedInPart_refused() {
    ViewLayout layout = Views.layout(Views.DAY, Views.sums(2, Views.days(7)));
    RowBuilder builder = new RowBuilder(layout);
    Views.build(builder, Views.dailyEvents(layout, 7, 1));
    byte[] row = builder.finishFinal(Views.EDGE);
    FeatureBuffer buffer = new FeatureBuffer();
    buffer.reset(2);
    assertThatThrownBy(
            () ->
                new RowMerge(layout, Views.allSlots(layout))
                    .merge(row, Views.EDGE + Views.DAY, buffer))
        .isInstanceOf(CorruptRowException.class)
        .hasMessage(
            "leadingEdgeMicros: 1728086400000000 (expected: 1728000000000000, that of the row's"
                + " final values: every refresh must rewrite every entity)");

    RowBuilder rowByRow = new RowBuilder(Views.rowByRow(layout.view()));
    rowByRow.begin();
    assertThatThrownBy(() -> rowByRow.finishFinal(Views.EDGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "feature view v: final values of a BATCH view loaded ROW_BY_ROW"
                + " (expected: BATCH and BULK, where every refresh rewrites every entity)");
  }
}
