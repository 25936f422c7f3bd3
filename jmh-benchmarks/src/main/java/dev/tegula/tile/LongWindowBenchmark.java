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
 * How much more does a window of 356 days cost than one of 28, over tiles of a day, wherever its
 * edge lies among the coarser tiles? 25 float64 sums, different rows in turn. Target: {@code
 * merge356} at the worst edge at most twice {@code merge28}. {@code floorCopy356} copies the longer
 * row; the naive ways to sum windows are those of {@link WindowMergeBenchmark}. Smoke: {@code mvn
 * jmh:run -Djmh.benchmarks=LongWindow}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class LongWindowBenchmark {

  private static final int ROWS = 256;
  private static final int COLUMNS = 25;
  private static final int LATER_DAYS = 28;

  /** Days by which the edge lies before the end of the newest tile. */
  @Param({"0", "2", "8", "14", "27"})
  int edge;

  private final FeatureBuffer buffer = new FeatureBuffer();
  private List<byte[]> rows28 = List.of();
  private List<byte[]> rows356 = List.of();
  private RowMerge merge28 = BenchmarkViews.mergeOfAll(layout(28));
  private RowMerge merge356 = BenchmarkViews.mergeOfAll(layout(356));
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    rows28 = rows(28);
    rows356 = rows(356);
    merge28 = BenchmarkViews.mergeOfAll(layout(28));
    merge356 = BenchmarkViews.mergeOfAll(layout(356));
    copy = new byte[rows356.stream().mapToInt(row -> row.length).max().orElseThrow()];
  }

  private static ViewLayout layout(int days) {
    return BenchmarkViews.layout(
        BenchmarkViews.DAY_MICROS,
        BenchmarkViews.each(
            COLUMNS, ScalarType.FLOAT64, "sum", Map.of(), BenchmarkViews.days(days)));
  }

  private static List<byte[]> rows(int days) {
    RowBuilder builder = new RowBuilder(layout(days));
    Random random = new Random(42);
    NumberRow values = new NumberRow(COLUMNS);
    List<byte[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      builder.begin();
      for (int day = days + LATER_DAYS; day > 0; day--) {
        for (int column = 0; column < COLUMNS; column++) {
          values.set(column, random.nextInt(100_000) / 100.0);
        }
        builder.add(BenchmarkViews.BATCH_END_MICROS - day * BenchmarkViews.DAY_MICROS, values);
      }
      rows.add(builder.finish());
    }
    return rows;
  }

  /** How many tiles a window of 356 days touches when its edge lies this far back. */
  int tilesOf356(int daysBack) {
    long edgeMicros = BenchmarkViews.BATCH_END_MICROS - daysBack * BenchmarkViews.DAY_MICROS;
    return TilesUsed.of(layout(356), 0, rows356.get(0), edgeMicros)
        .tilesByMicros()
        .values()
        .stream()
        .mapToInt(count -> count)
        .sum();
  }

  @Benchmark
  public FeatureBuffer merge356() {
    return merge(merge356, rows356);
  }

  @Benchmark
  public FeatureBuffer merge28() {
    return merge(merge28, rows28);
  }

  @Benchmark
  public byte[] floorCopy356() {
    byte[] row = rows356.get(next());
    System.arraycopy(row, 0, copy, 0, row.length);
    return copy;
  }

  private FeatureBuffer merge(RowMerge merge, List<byte[]> rows) {
    buffer.reset(COLUMNS);
    merge.merge(
        rows.get(next()),
        BenchmarkViews.BATCH_END_MICROS - edge * BenchmarkViews.DAY_MICROS,
        buffer);
    return buffer;
  }

  private int next() {
    int row = cursor;
    cursor = row + 1 & ROWS - 1;
    return row;
  }
}
