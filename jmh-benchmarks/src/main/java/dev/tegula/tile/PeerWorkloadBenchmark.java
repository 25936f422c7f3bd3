package dev.tegula.tile;

import java.util.Arrays;
import java.util.List;
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
 * What do the workloads cost on which a peer was measured, from packed bytes to finished values?
 * Different rows in turn. Targets, over {@code floorAdd} of the same run: W1 1.5, W2 0.5, W3 60,
 * both W4 1; the peer took 161, 83, 2,085 and, without decoding, 13 to 15. Smoke: {@code mvn
 * jmh:run -Djmh.benchmarks=PeerWorkload}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms768m", "-Xmx768m"})
public class PeerWorkloadBenchmark {

  private static final int ROWS = 256;
  private static final int COLUMNS = 25;

  @Param({"W1", "W2", "W3", "W4_28", "W4_365"})
  PeerWorkload workload = PeerWorkload.W1;

  private final FeatureBuffer buffer = new FeatureBuffer();
  private final double[] sums = new double[COLUMNS];
  private List<byte[]> rows = List.of();
  private RowMerge merge = BenchmarkViews.mergeOfAll(workload.layout());
  private int outputs;
  private double[] values = new double[0];
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    ViewLayout layout = workload.layout();
    rows = workload.rows(ROWS);
    merge = BenchmarkViews.mergeOfAll(layout);
    outputs = layout.outputs().size();
    values = new Random(42).doubles(workload.additions(), 0, 1_000).toArray();
    copy = new byte[rows.stream().mapToInt(row -> row.length).min().orElseThrow()];
  }

  /** Rows of the memory store, which has checked them when it got them. */
  @Benchmark
  public FeatureBuffer merge() {
    buffer.reset(outputs);
    merge.mergeIntact(rows.get(next()), workload.edgeMicros(), buffer);
    return buffer;
  }

  /** Rows from a network, whose seals are checked by the merge. */
  @Benchmark
  public FeatureBuffer mergeChecked() {
    buffer.reset(outputs);
    merge.merge(rows.get(next()), workload.edgeMicros(), buffer);
    return buffer;
  }

  /** As many additions as the peer merges values, all from one warm array. */
  @Benchmark
  public double[] floorAdd() {
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
    System.arraycopy(rows.get(next()), 0, copy, 0, copy.length);
    return copy;
  }

  private int next() {
    int row = cursor;
    cursor = row + 1 & ROWS - 1;
    return row;
  }
}
