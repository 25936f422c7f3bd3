package dev.tegula.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Measures nothing: one method that works and one that fails, for tests. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EndingBenchmark {

  @Param({"1", "2"})
  int ending;

  @Benchmark
  public int works() {
    return ending;
  }

  @Benchmark
  public int fails() {
    throw new IllegalStateException("as it should");
  }
}
