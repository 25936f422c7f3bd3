package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tegula.definition.Feature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.ondemand.Jaccard;
import dev.tegula.type.ArrayType;
import dev.tegula.type.ScalarType;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Merging and comparing allocate nothing once buffers have grown. */
final class NoGarbageTest {

  private static final int TIMES = 2_000;

  private static final TimeWindow[] WINDOWS = {
    Views.days(1),
    Views.days(28),
    new TimeWindow.Fixed("7d_offset_1d", 7 * Views.DAY, -Views.DAY),
    new TimeWindow.Lifetime()
  };

  @Test
  void merge_everyFunction_allocatesNothing() {
    ViewLayout layout = Views.layout(Views.HOUR, everyFunction());
    List<byte[]> rows = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      RowBuilder builder = new RowBuilder(layout);
      rows.add(Views.build(builder, events(layout, seed)));
      Views.build(builder, events(layout, seed));
      rows.add(builder.finishFinal(Views.EDGE));
    }
    RowMerge merge = new RowMerge(layout, Views.allSlots(layout));
    FeatureBuffer buffer = new FeatureBuffer();
    int outputs = layout.outputs().size();

    assertThat(
            bytesEach(
                turn -> {
                  buffer.reset(outputs);
                  merge.merge(rows.get(turn % rows.size()), Views.EDGE, buffer);
                }))
        .isLessThan(1);
  }

  @Test
  void similarity_packedSetsAndLists_allocatesNothing() {
    ViewLayout layout =
        Views.layout(
            Views.DAY,
            new Feature.Attribute("a", new ArrayType(ScalarType.INT64)),
            new Feature.Attribute("b", new ArrayType(ScalarType.INT64)),
            new Feature.Attribute("c", new ArrayType(ScalarType.STRING)),
            new Feature.Attribute("d", new ArrayType(ScalarType.STRING)));
    Random random = new Random(1);
    byte[] row = Views.build(new RowBuilder(layout), List.of(sets(random)));
    RowMerge merge = new RowMerge(layout, Views.allSlots(layout));
    FeatureBuffer packed = new FeatureBuffer();
    FeatureBuffer lists = new FeatureBuffer();
    lists.reset(2);
    for (int slot = 0; slot < 2; slot++) {
      lists.beginList(slot);
      random.longs(100).forEach(lists::addLong);
      lists.endList();
    }

    assertThat(
            bytesEach(
                turn -> {
                  packed.reset(4);
                  merge.merge(row, Views.EDGE, packed);
                  Jaccard.similarity(packed, 0, 1);
                  Jaccard.similarity(packed, 2, 3);
                  Jaccard.similarity(lists, 0, 1);
                }))
        .isLessThan(1);
  }

  private static Event sets(Random random) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int column = 0; column < 4; column++) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        elements.add(column < 2 ? (Object) random.nextLong() : "item-" + random.nextInt());
      }
      values.add(elements);
    }
    return new Event(Views.EDGE - 1, values);
  }

  private interface Turn {
    void take(int turn);
  }

  private static double bytesEach(Turn turn) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // The first rounds grow buffers and let the compiler take allocations away.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < TIMES; i++) {
        turn.take(i);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) least / TIMES;
  }

  private static List<Feature> everyFunction() {
    List<Feature> features = new ArrayList<>();
    features.add(new Feature.Attribute("s", ScalarType.STRING));
    for (String function :
        List.of("count", "sum", "mean", "min", "max", "var_samp", "stddev_pop", "last")) {
      features.add(Views.aggregate("d", ScalarType.FLOAT64, function, Map.of(), WINDOWS));
      features.add(Views.aggregate("l", ScalarType.INT64, function, Map.of(), WINDOWS));
    }
    for (String function : List.of("min", "max", "last", "approx_count_distinct")) {
      features.add(Views.aggregate("s", ScalarType.STRING, function, Map.of(), WINDOWS));
    }
    for (String function : List.of("last", "first", "last_distinct", "first_distinct")) {
      features.add(Views.aggregate("s", ScalarType.STRING, function, Map.of("n", 20), WINDOWS));
      features.add(Views.aggregate("l", ScalarType.INT64, function, Map.of("n", 20), WINDOWS));
    }
    features.add(
        Views.aggregate(
            "d", ScalarType.FLOAT64, "approx_percentile", Map.of("percentile", 0.9), WINDOWS));
    return features;
  }

  private static List<Event> events(ViewLayout layout, long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int hour = 24 * 40; hour > 0; hour -= 1 + random.nextInt(3)) {
      List<@Nullable Object> values = new ArrayList<>();
      for (ViewLayout.Column column : layout.columns()) {
        Object value =
            switch ((ScalarType) column.type()) {
              case INT64 -> (long) random.nextInt(50);
              case FLOAT64 -> random.nextGaussian();
              default -> "s" + random.nextInt(50);
            };
        values.add(random.nextInt(5) == 0 ? null : value);
      }
      events.add(new Event(Views.EDGE - hour * Views.HOUR, values));
    }
    return events;
  }
}
