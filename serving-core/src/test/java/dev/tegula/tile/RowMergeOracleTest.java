package dev.tegula.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tegula.definition.DataSource;
import dev.tegula.definition.Entity;
import dev.tegula.definition.Feature;
import dev.tegula.definition.FeatureView;
import dev.tegula.definition.JoinKey;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Packed rows against a naive aggregator over the raw events; replay with {@code -Dtegula.seed=N}.
 */
final class RowMergeOracleTest {

  private static final long DAY = 86_400_000_000L;
  private static final long EDGE = 400 * DAY;

  private record Event(long time, Object[] values) {}

  @Test
  void merge_randomEventsAndWindows_sameAsNaive() {
    long base = Long.getLong("tegula.seed", new Random().nextLong());
    for (int round = 0; round < 2_000; round++) {
      check(base + round);
    }
  }

  @Test
  void merge_truncatedRow_namesTheTrouble() {
    ViewLayout layout = ViewLayout.of(view(new Random(1)));
    byte[] row = build(layout, events(new Random(1)));
    FeatureBuffer out = new FeatureBuffer();
    RowMerge merge = new RowMerge(layout, slots(layout));
    out.reset(layout.outputs().size());
    for (int length = 0; length < row.length; length += 7) {
      byte[] truncated = Arrays.copyOf(row, length);
      assertThatThrownBy(() -> merge.merge(truncated, EDGE, out))
          .isInstanceOf(CorruptRowException.class);
    }
    byte[] newer = row.clone();
    newer[0] = 9;
    assertThatThrownBy(() -> merge.merge(newer, EDGE, out))
        .isInstanceOf(CorruptRowException.class)
        .hasMessage("row of version 9 (expected: 0)");
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    ViewLayout layout = ViewLayout.of(view(random));
    List<Event> events = events(random);
    byte[] row = build(layout, events);
    FeatureBuffer out = new FeatureBuffer();
    out.reset(layout.outputs().size());
    new RowMerge(layout, slots(layout)).merge(row, EDGE, out);
    for (int i = 0; i < layout.outputs().size(); i++) {
      OutputFeature output = layout.outputs().get(i);
      Object expected = naive(output, events);
      String where = output.name() + ", -Dtegula.seed=" + seed;
      if (expected instanceof Double number) {
        assertThat(out.doubleAt(i)).as(where).isCloseTo(number, within(1e-9));
      } else {
        assertThat(served(out, i, output)).as(where).isEqualTo(expected);
      }
    }
  }

  private static FeatureView view(Random random) {
    List<TimeWindow> windows = new ArrayList<>();
    for (int days : new int[] {1, 7, 28, 365}) {
      long offset = random.nextInt(4) == 0 ? -random.nextInt(5) * DAY : 0;
      windows.add(new TimeWindow.Fixed(days + "d", days * DAY, offset));
    }
    List<Feature> features = new ArrayList<>();
    features.add(new Feature.Attribute("s", ScalarType.STRING));
    features.add(new Feature.Attribute("l", ScalarType.INT64));
    for (String function : List.of("count", "sum", "mean", "min", "max")) {
      features.add(new Feature.Aggregate("l", ScalarType.INT64, function, Map.of(), windows));
      features.add(new Feature.Aggregate("d", ScalarType.FLOAT64, function, Map.of(), windows));
      if (!function.equals("sum") && !function.equals("mean")) {
        features.add(new Feature.Aggregate("s", ScalarType.STRING, function, Map.of(), windows));
      }
    }
    Map<String, Number> n = Map.of("n", 1 + random.nextInt(6));
    features.add(new Feature.Aggregate("s", ScalarType.STRING, "last_distinct", n, windows));
    features.add(new Feature.Aggregate("l", ScalarType.INT64, "last_distinct", n, windows));
    return new FeatureView(
        "v",
        FeatureView.Kind.BATCH,
        List.of(new Entity("e", List.of(new JoinKey("k", ScalarType.STRING)))),
        new FeatureView.Rows(
            new DataSource("x", DataSource.Format.PARQUET, "x"), "SELECT 1", "t", List.of()),
        new FeatureView.Schedule(
            new FeatureView.Interval("1d", DAY),
            new FeatureView.Interval("1d", DAY),
            DAY,
            0,
            Optional.empty()),
        new FeatureView.Materialization(true, true, FeatureView.LoadType.BULK, Optional.empty()),
        features);
  }

  private static List<Event> events(Random random) {
    List<Event> events = new ArrayList<>();
    int count = random.nextInt(60);
    long span = (1 + random.nextInt(420)) * DAY;
    for (int i = 0; i < count; i++) {
      long time = EDGE + 2 * DAY - (long) (random.nextDouble() * span);
      Object s = random.nextInt(5) == 0 ? null : "s" + random.nextInt(8);
      Object l = random.nextInt(5) == 0 ? null : (long) random.nextInt(9) - 4;
      Object d = random.nextInt(5) == 0 ? null : random.nextGaussian() * 100;
      events.add(new Event(time, new Object[] {s, l, d}));
    }
    events.sort(Comparator.comparingLong(Event::time));
    return events;
  }

  private static byte[] build(ViewLayout layout, List<Event> events) {
    RowBuilder builder = new RowBuilder(layout);
    builder.begin();
    for (Event event : events) {
      builder.add(event.time(), new Row(layout, event.values()));
    }
    return builder.finish();
  }

  private static int[] slots(ViewLayout layout) {
    int[] slots = new int[layout.outputs().size()];
    Arrays.setAll(slots, i -> i);
    return slots;
  }

  private static Object naive(OutputFeature output, List<Event> events) {
    int column = "sld".indexOf(output.feature().column());
    if (!(output.feature() instanceof Feature.Aggregate aggregate)) {
      return events.isEmpty() ? null : events.get(events.size() - 1).values()[column];
    }
    TimeWindow.Fixed window = (TimeWindow.Fixed) aggregate.windows().get(output.windowIndex());
    long end = EDGE + window.offsetMicros();
    List<Object> all = new ArrayList<>();
    for (Event event : events) {
      if (event.time() >= end - window.sizeMicros() && event.time() < end) {
        all.add(event.values()[column]);
      }
    }
    return all.isEmpty() ? null : finished(aggregate, all.stream().filter(v -> v != null).toList());
  }

  private static Object finished(Feature.Aggregate aggregate, List<Object> values) {
    if (aggregate.function().equals("count")) {
      return (long) values.size();
    }
    if (aggregate.function().equals("last_distinct")) {
      List<Object> kept = new ArrayList<>();
      for (int i = values.size() - 1; i >= 0; i--) {
        if (!kept.contains(values.get(i))
            && kept.size() < aggregate.parameters().get("n").intValue()) {
          kept.add(0, values.get(i));
        }
      }
      return kept;
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (aggregate.function()) {
      case "min" -> values.stream().min(RowMergeOracleTest::compare).orElseThrow();
      case "max" -> values.stream().max(RowMergeOracleTest::compare).orElseThrow();
      case "mean" -> sum(values) / values.size();
      default -> aggregate.type() == ScalarType.INT64 ? (Object) (long) sum(values) : sum(values);
    };
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static double sum(List<Object> values) {
    return values.stream().mapToDouble(v -> ((Number) v).doubleValue()).sum();
  }

  private static Object served(FeatureBuffer out, int slot, OutputFeature output) {
    return switch (out.kind(slot)) {
      case NULL -> null;
      case INT64 -> out.longAt(slot);
      case FLOAT64 -> out.doubleAt(slot);
      case BOOLEAN -> out.booleanAt(slot);
      case STRING -> out.stringAt(slot);
      case LIST -> list(out, slot, output.feature().type() == ScalarType.INT64);
    };
  }

  private static List<Object> list(FeatureBuffer out, int slot, boolean numbers) {
    List<Object> list = new ArrayList<>();
    int at = out.areaOffset(slot);
    for (int i = 0; i < out.length(slot); i++) {
      assertThat(out.area()[at]).isEqualTo((byte) 1);
      if (numbers) {
        list.add(LittleEndian.getLong(out.area(), at + 1));
        at += 9;
      } else {
        int length = LittleEndian.getInt(out.area(), at + 1);
        list.add(new String(out.area(), at + 5, length, StandardCharsets.UTF_8));
        at += 5 + length;
      }
    }
    return list;
  }

  /** Values in the order s, l, d, given to a layout by column name. */
  private record Row(ViewLayout layout, Object[] values) implements InputRow {

    private Object value(int column) {
      return values["sld".indexOf(layout.columns().get(column).name())];
    }

    @Override
    public boolean isNull(int column) {
      return value(column) == null;
    }

    @Override
    public long longAt(int column) {
      return (Long) value(column);
    }

    @Override
    public double doubleAt(int column) {
      return (Double) value(column);
    }

    @Override
    public boolean booleanAt(int column) {
      return (Boolean) value(column);
    }

    @Override
    public byte[] utf8At(int column) {
      return ((String) value(column)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Object> listAt(int column) {
      return (List<Object>) value(column);
    }
  }
}
