package dev.tegula.tile;

import dev.tegula.definition.TimeWindow;
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
 * How much more does a window of 356 days over tiles of a day cost than 28 tiles of one resolution,
 * wherever its edge lies among the coarser tiles? 25 float64 sums, different rows in turn. Target:
 * {@code merge356} at the worst edge at most twice {@code merge28}. {@code floorCopy356} copies the
 * longer row; the naive ways to sum windows are those of {@link WindowMergeBenchmark}. Smoke:
 * {@code mvn jmh:run -Djmh.benchmarks=LongWindow}.
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
  private static final int LATER_TILES = 28;

  /** An interval of which no coarser tile is a multiple, so that a merge of 28 tiles reads 28. */
  private static final long LONELY_MICROS = 13 * BenchmarkViews.DAY_MICROS;

  /** Tiles by which the edge lies before the end of the newest one. */
  @Param({"0", "2", "8", "14", "27"})
  int edge;

  private final FeatureBuffer buffer = new FeatureBuffer();
  private List<byte[]> rows28 = List.of();
  private List<byte[]> rows356 = List.of();
  private RowMerge merge28 = BenchmarkViews.mergeOfAll(layout(28, LONELY_MICROS));
  private RowMerge merge356 = BenchmarkViews.mergeOfAll(layout(356, BenchmarkViews.DAY_MICROS));
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    rows28 = rows(28, LONELY_MICROS);
    rows356 = rows(356, BenchmarkViews.DAY_MICROS);
    merge28 = BenchmarkViews.mergeOfAll(layout(28, LONELY_MICROS));
    merge356 = BenchmarkViews.mergeOfAll(layout(356, BenchmarkViews.DAY_MICROS));
    copy = new byte[rows356.stream().mapToInt(row -> row.length).max().orElseThrow()];
  }

  private static ViewLayout layout(int tiles, long tileMicros) {
    TimeWindow window = new TimeWindow.Fixed(tiles + " tiles", tiles * tileMicros, 0);
    return BenchmarkViews.layout(
        tileMicros,
        BenchmarkViews.each(COLUMNS, ScalarType.FLOAT64, "sum", Map.of(), List.of(window)));
  }

  private static List<byte[]> rows(int tiles, long tileMicros) {
    RowBuilder builder = new RowBuilder(layout(tiles, tileMicros));
    Random random = new Random(42);
    NumberRow values = new NumberRow(COLUMNS);
    List<byte[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      builder.begin();
      for (int tile = tiles + LATER_TILES; tile > 0; tile--) {
        for (int column = 0; column < COLUMNS; column++) {
          values.set(column, random.nextInt(100_000) / 100.0);
        }
        builder.add(end(tileMicros) - tile * tileMicros, values);
      }
      rows.add(builder.finish());
    }
    return rows;
  }

  /** How many tiles a window of 356 days touches when its edge lies this far back. */
  int tilesOf356(int daysBack) {
    long edgeMicros = BenchmarkViews.BATCH_END_MICROS - daysBack * BenchmarkViews.DAY_MICROS;
    return TilesUsed.of(layout(356, BenchmarkViews.DAY_MICROS), 0, rows356.get(0), edgeMicros)
        .tilesByMicros()
        .values()
        .stream()
        .mapToInt(count -> count)
        .sum();
  }

  @Benchmark
  public FeatureBuffer merge356() {
    return merge(merge356, rows356, BenchmarkViews.DAY_MICROS);
  }

  @Benchmark
  public FeatureBuffer merge28() {
    return merge(merge28, rows28, LONELY_MICROS);
  }

  @Benchmark
  public byte[] floorCopy356() {
    byte[] row = rows356.get(next());
    System.arraycopy(row, 0, copy, 0, row.length);
    return copy;
  }

  private FeatureBuffer merge(RowMerge merge, List<byte[]> rows, long tileMicros) {
    buffer.reset(COLUMNS);
    merge.mergeIntact(rows.get(next()), end(tileMicros) - edge * tileMicros, buffer);
    return buffer;
  }

  /** Where the newest tile ends. */
  private static long end(long tileMicros) {
    return BenchmarkViews.BATCH_END_MICROS / tileMicros * tileMicros;
  }

  private int next() {
    int row = cursor;
    cursor = row + 1 & ROWS - 1;
    return row;
  }
}
