package dev.tegula.tile;

import java.io.IOException;
import java.util.Arrays;
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
 * What does it cost to turn one packed row into finished values: 25 float64 columns, sum, windows
 * of 1, 7 and {@code days} days over 1-day tiles? 256 different rows in turn, since one warm row
 * flatters.
 *
 * <p>Read {@code merge} against {@code floorAdd}, the plain addition of as many values as the
 * longest window holds, and {@code floorCopy}, the copying of the row's bytes. {@code
 * naiveBoxedMaps} and {@code naiveJsonRows} are what one writes first. Smoke: {@code mvn jmh:run
 * -Djmh.benchmarks=WindowMerge}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class WindowMergeBenchmark {

  static final int COLUMNS = 25;
  private static final int ROWS = 256;

  /** The longest window, and the number of tiles in each row. */
  @Param({"28", "365"})
  int days;

  private final FeatureBuffer buffer = new FeatureBuffer();
  private final double[] sums = new double[COLUMNS];
  private SummedRows rows = SummedRows.NONE;
  private RowMerge merge = SummedRows.NONE.newMerge();
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    rows = SummedRows.of(days, ROWS);
    merge = rows.newMerge();
    copy = new byte[rows.packed(0).length];
  }

  @Benchmark
  public FeatureBuffer merge() {
    buffer.reset(rows.outputs());
    merge.mergeIntact(rows.packed(next()), SummedRows.EDGE_MICROS, buffer);
    return buffer;
  }

  @Benchmark
  public double[] floorAdd() {
    double[] values = rows.values(next());
    double[] accumulated = sums;
    Arrays.fill(accumulated, 0);
    for (int at = 0; at < values.length; at += COLUMNS) {
      for (int column = 0; column < COLUMNS; column++) {
        accumulated[column] += values[at + column];
      }
    }
    return accumulated;
  }

  @Benchmark
  public byte[] floorCopy() {
    byte[] row = rows.packed(next());
    System.arraycopy(row, 0, copy, 0, copy.length);
    return copy;
  }

  @Benchmark
  public Object naiveBoxedMaps() {
    return rows.mergeMaps(next());
  }

  @Benchmark
  public Object naiveJsonRows() throws IOException {
    return rows.mergeJson(next());
  }

  private int next() {
    int row = cursor;
    cursor = row + 1 & ROWS - 1;
    return row;
  }
}
