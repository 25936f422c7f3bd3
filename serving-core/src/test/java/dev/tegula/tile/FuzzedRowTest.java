package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    RowMerge merge = new RowMerge(layout, Views.allSlots(layout));
    Reader checking = merge::merge;
    Reader trusting = merge::mergeIntact;
    List<@Nullable Object> right = answer(checking, merge, row, random);
    assertThat(RowSeal.intact(row)).isTrue();
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = damaged(row, random.random());
      refused += refuses(checking, merge, damaged, random, right);
      if (RowSeal.intact(damaged)) {
        refuses(trusting, merge, damaged, random, right);
      }
    }
    assertThat(answer(checking, merge, row, random)).isEqualTo(right);
    assertThat(answer(trusting, merge, row, random)).isEqualTo(right);
    return refused;
  }

  private static int refuses(
      Reader reader,
      RowMerge merge,
      byte[] damaged,
      RandomCase random,
      List<@Nullable Object> right) {
    try {
      assertThat(answer(reader, merge, damaged, random)).as(random.where()).isEqualTo(right);
      return 0;
    } catch (CorruptRowException e) {
      return 1;
    }
  }

  private interface Reader {
    void read(byte[] row, long edgeMicros, FeatureBuffer out);
  }

  private static List<@Nullable Object> answer(
      Reader reader, RowMerge merge, byte[] row, RandomCase random) {
    FeatureBuffer buffer = new FeatureBuffer();
    int outputs = random.layout.outputs().size();
    buffer.reset(outputs);
    reader.read(row, random.edgeMicros, buffer);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      values.add(ServedValue.of(buffer, i));
    }
    values.add(merge.aggregatesPresent());
    values.add(merge.attributesPresent());
    return values;
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
