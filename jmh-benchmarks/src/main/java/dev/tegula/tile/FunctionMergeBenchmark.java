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
 * twenty events each, different rows in turn. Read each against {@code sum}. Smoke: {@code mvn
 * jmh:run -Djmh.benchmarks=FunctionMerge}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
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
  private List<byte[]> rows = List.of();
  private RowMerge merge = BenchmarkViews.mergeOfAll(layout("sum"));
  private int cursor;

  @Setup
  public void prepare() {
    ViewLayout layout = layout(function);
    merge = BenchmarkViews.mergeOfAll(layout);
    RowBuilder builder = new RowBuilder(layout);
    Random random = new Random(42);
    rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      builder.begin();
      add(builder, random);
      rows.add(builder.finish());
    }
  }

  private static void add(RowBuilder builder, Random random) {
    NumberRow values = new NumberRow(COLUMNS);
    long step = BenchmarkViews.DAY_MICROS / EVENTS_A_DAY;
    long start = BenchmarkViews.BATCH_END_MICROS - DAYS * BenchmarkViews.DAY_MICROS;
    for (int event = 0; event < DAYS * EVENTS_A_DAY; event++) {
      for (int column = 0; column < COLUMNS; column++) {
        values.set(column, random.nextInt(1_000));
      }
      builder.add(start + event * step, values);
    }
  }

  private static ViewLayout layout(String function) {
    String[] words = function.split(" ", -1);
    boolean hashed = words[0].endsWith("distinct");
    return BenchmarkViews.layout(
        BenchmarkViews.DAY_MICROS,
        BenchmarkViews.each(
            COLUMNS,
            hashed ? ScalarType.INT64 : ScalarType.FLOAT64,
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
    merge.merge(rows.get(cursor), BenchmarkViews.BATCH_END_MICROS, buffer);
    cursor = cursor + 1 & ROWS - 1;
    return buffer;
  }
}
