package dev.tegula.tile;

import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does each function cost? Five columns, windows of 1, 7 and 28 days over tiles of a day with
 * twenty events each, different rows in turn. Read {@code merge} against {@code floorCopy}, the
 * copying of the row, and {@code naiveBoxedEvents}, a pass over the events of each window; and each
 * function against {@code sum}. Smoke: {@code mvn jmh:run -Djmh.benchmarks=FunctionMerge}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class FunctionMergeBenchmark {

  private static final int ROWS = 256;
  private static final int COLUMNS = 5;
  private static final int DAYS = 28;
  private static final int EVENTS_A_DAY = 20;

  /** The function, then its parameter if any. */
  @Param({
    "sum",
    "count",
    "mean",
    "min",
    "stddev_samp",
    "last",
    "last 10",
    "first 10",
    "last_distinct 10",
    "first_distinct 10",
    "approx_count_distinct 10",
    "approx_percentile 100"
  })
  String function = "sum";

  private final FeatureBuffer buffer = new FeatureBuffer();
  private final List<BoxedEvents> boxed = new ArrayList<>();
  private List<byte[]> rows = List.of();
  private byte[] copy = new byte[0];
  private RowMerge merge = BenchmarkViews.mergeOfAll(layout("sum"));
  private int cursor;

  @Setup
  public void prepare() {
    ViewLayout layout = layout(function);
    merge = BenchmarkViews.mergeOfAll(layout);
    RowBuilder builder = new RowBuilder(layout);
    Random random = new Random(42);
    rows = new ArrayList<>();
    boxed.clear();
    for (int row = 0; row < ROWS; row++) {
      builder.begin();
      BoxedEvents events = new BoxedEvents(function, COLUMNS);
      add(builder, events, random);
      rows.add(builder.finish());
      boxed.add(events);
    }
    copy = new byte[rows.stream().mapToInt(row -> row.length).max().orElseThrow()];
  }

  private void add(RowBuilder builder, BoxedEvents events, Random random) {
    NumberRow values = new NumberRow(COLUMNS);
    long step = BenchmarkViews.DAY_MICROS / EVENTS_A_DAY;
    long start = BenchmarkViews.BATCH_END_MICROS - DAYS * BenchmarkViews.DAY_MICROS;
    for (int event = 0; event < DAYS * EVENTS_A_DAY; event++) {
      for (int column = 0; column < COLUMNS; column++) {
        int value = random.nextInt(1_000);
        values.set(column, value);
        events.add(column, DAYS - event / EVENTS_A_DAY, number(value));
      }
      builder.add(start + event * step, values);
    }
  }

  private Number number(int value) {
    if (function.contains("distinct")) {
      return (long) value;
    }
    return (double) value;
  }

  private static ViewLayout layout(String function) {
    String[] words = function.split(" ", -1);
    return BenchmarkViews.layout(
        BenchmarkViews.DAY_MICROS,
        BenchmarkViews.each(
            COLUMNS,
            function.contains("distinct") ? ScalarType.INT64 : ScalarType.FLOAT64,
            words[0],
            words.length == 1 ? Map.of() : parameters(words[0], Integer.parseInt(words[1])),
            BenchmarkViews.days(1, 7, DAYS)));
  }

  private static Map<String, Number> parameters(String function, int value) {
    return switch (function) {
      case "approx_count_distinct" -> Map.of("precision", value);
      case "approx_percentile" -> Map.of("percentile", 0.9, "precision", value);
      default -> Map.of("n", value);
    };
  }

  @Benchmark
  public FeatureBuffer merge() {
    buffer.reset(3 * COLUMNS);
    merge.mergeIntact(rows.get(next()), BenchmarkViews.BATCH_END_MICROS, buffer);
    return buffer;
  }

  @Benchmark
  public List<Object> naiveBoxedEvents() {
    return boxed.get(next()).values(1, 7, DAYS);
  }

  @Benchmark
  public byte[] floorCopy() {
    byte[] row = rows.get(next());
    System.arraycopy(row, 0, copy, 0, row.length);
    return copy;
  }

  private int next() {
    int row = cursor;
    cursor = row + 1 & ROWS - 1;
    return row;
  }
}
