package dev.tegula.ondemand;

import dev.tegula.tile.FeatureBuffer;
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
 * What does the Jaccard similarity of two sets cost, read from the lists of a request's buffer?
 * Each pair shares half of its elements; different pairs in turn, since one repeated pair teaches
 * the branch predictor its answers.
 *
 * <p>Read {@code packed} against {@code naiveHashSets}, what users write, and {@code floorCopy},
 * the copying of both lists' bytes. Smoke: {@code java -cp 'jmh-benchmarks/target/process/*'
 * org.openjdk.jmh.Main Jaccard -f 1 -wi 2 -i 3 -w 1s -r 1s -p size=1000 -p elements=int64 -foe
 * true}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class JaccardBenchmark {

  /** Distinct elements in each set. */
  @Param({"100", "1000", "10000"})
  int size;

  @Param({"int64", "string"})
  String elements = "";

  private SetPairs pairs = SetPairs.NONE;
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    pairs = SetPairs.of(size, elements);
    copy = new byte[pairs.byteLength()];
  }

  @Benchmark
  public double packed() {
    int pair = next();
    return Jaccard.similarity(pairs.buffer(), 2 * pair, 2 * pair + 1);
  }

  @Benchmark
  public double naiveHashSets() {
    int pair = next();
    Set<Object> union = pairs.decode(2 * pair);
    Set<Object> common = pairs.decode(2 * pair);
    Set<Object> other = pairs.decode(2 * pair + 1);
    common.retainAll(other);
    union.addAll(other);
    return (double) common.size() / union.size();
  }

  @Benchmark
  public byte[] floorCopy() {
    FeatureBuffer buffer = pairs.buffer();
    System.arraycopy(buffer.area(), buffer.areaOffset(2 * next()), copy, 0, copy.length);
    return copy;
  }

  private int next() {
    int pair = cursor;
    cursor = pair + 1 == pairs.count() ? 0 : pair + 1;
    return pair;
  }
}
