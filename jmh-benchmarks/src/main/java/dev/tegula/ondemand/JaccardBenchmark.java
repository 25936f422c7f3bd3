package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
import dev.tegula.tile.RowMerge;
import java.util.HashSet;
import java.util.Set;
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
 * What does the Jaccard similarity of two sets cost? Different pairs in turn, since one repeated
 * pair teaches the branch predictor its answers.
 *
 * <p>{@code packed} takes a packed row with both sets as attributes to the similarity; {@code
 * lists} compares them once they are lists of a request's buffer, as windows of {@code
 * last_distinct} are. Read them against {@code naiveHashSets}, what users write, and {@code
 * floorCopy}, the copying of both lists' bytes. Targets for {@code packed} with half of the values
 * shared: int64 at least 50 times faster than {@code naiveHashSets}, strings 30 times. Smoke:
 * {@code mvn jmh:run -Djmh.benchmarks=Jaccard}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class JaccardBenchmark {

  /** Type, values in each set, percentage of them that both have. */
  @Param({
    "int64 1000 50",
    "int64 100 50",
    "int64 10000 50",
    "string 100 50",
    "string 1000 50",
    "string 10000 50",
    "int64 1000 0",
    "int64 1000 100"
  })
  String sets = "int64 100 50";

  private final FeatureBuffer buffer = new FeatureBuffer();
  private SetPairs pairs = SetPairs.NONE;
  private RowMerge merge = pairs.newMerge();
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    pairs = SetPairs.of(sets);
    merge = pairs.newMerge();
    copy = new byte[pairs.byteLength()];
  }

  @Benchmark
  public double packed() {
    buffer.reset(2);
    merge.mergeIntact(pairs.row(next()), SetPairs.EDGE_MICROS, buffer);
    return Jaccard.similarity(buffer, 0, 1);
  }

  @Benchmark
  public double lists() {
    int pair = next();
    return Jaccard.similarity(pairs.lists(), 2 * pair, 2 * pair + 1);
  }

  @Benchmark
  public double naiveHashSets() {
    int pair = next();
    Set<Object> union = pairs.decode(2 * pair);
    Set<Object> common = new HashSet<>(union);
    Set<Object> other = pairs.decode(2 * pair + 1);
    common.retainAll(other);
    union.addAll(other);
    return (double) common.size() / union.size();
  }

  @Benchmark
  public byte[] floorCopy() {
    FeatureBuffer lists = pairs.lists();
    System.arraycopy(lists.area(), lists.areaOffset(2 * next()), copy, 0, copy.length);
    return copy;
  }

  private int next() {
    int pair = cursor;
    cursor = pair + 1 == pairs.count() ? 0 : pair + 1;
    return pair;
  }
}
