package dev.tegula.service;

import dev.tegula.json.FeatureValues;
import dev.tegula.json.JsonBuffer;
import dev.tegula.tile.FeatureBuffer;
import java.util.Arrays;
import java.util.Map;
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
 * What does a request cost from join keys to finished values, on the memory store, by the number of
 * views and features? {@code serveJson} also writes the values as JSON. Views of the published mix,
 * 16 entities in turn.
 *
 * <p>Read {@code serve} against {@code floorValues}, the copying of the finished values, and {@code
 * naiveMaps}, a pass over boxed maps for every window. The rows themselves are no floor: a request
 * reads less than all of their bytes. Smoke: {@code mvn jmh:run -Djmh.benchmarks=ServingBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class ServingBenchmark {

  /** Views / features. */
  @Param({"5/500", "1/1", "10/1000", "50/5000"})
  String shape = "1/1";

  private final JsonBuffer json = new JsonBuffer();
  private PublishedServices services = new PublishedServices(0, false);
  private int[] slots = new int[0];
  private long[][] values = new long[0][];
  private long[] copy = new long[0];
  private int cursor;

  @Setup
  public void prepare() {
    String[] counts = shape.split("/", -1);
    services = new PublishedServices(Integer.parseInt(counts[0]), counts[1].equals("1"));
    slots = services.slots();
    values = new long[PublishedServices.ENTITIES][];
    for (int entity = 0; entity < values.length; entity++) {
      values[entity] = values(entity);
    }
    copy = new long[slots.length];
  }

  private long[] values(int entity) {
    try (FeatureVector vector = services.vector(entity)) {
      FeatureBuffer buffer = vector.buffer();
      return Arrays.stream(slots)
          .mapToLong(
              slot ->
                  buffer.kind(slot) == FeatureBuffer.Kind.INT64
                      ? buffer.longAt(slot)
                      : Double.doubleToRawLongBits(buffer.doubleAt(slot)))
          .toArray();
    }
  }

  PublishedServices services() {
    return services;
  }

  @Benchmark
  public long serve() {
    try (FeatureVector vector = services.vector(next())) {
      return vector.buffer().longAt(slots[0]);
    }
  }

  @Benchmark
  public JsonBuffer serveJson() {
    try (FeatureVector vector = services.vector(next())) {
      json.reset();
      FeatureValues.write(json, vector.buffer(), slots);
      return json;
    }
  }

  @Benchmark
  public Map<String, Number> naiveMaps() {
    return services.naive(next()).vector();
  }

  @Benchmark
  public long[] floorValues() {
    long[] finished = values[next()];
    System.arraycopy(finished, 0, copy, 0, finished.length);
    return copy;
  }

  private int next() {
    int entity = cursor;
    cursor = entity + 1 == PublishedServices.ENTITIES ? 0 : entity + 1;
    return entity;
  }
}
