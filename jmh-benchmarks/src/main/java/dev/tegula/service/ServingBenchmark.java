package dev.tegula.service;

import dev.tegula.json.FeatureValues;
import dev.tegula.json.JsonBuffer;
import java.util.List;
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
 * <p>Read {@code serve} against {@code floorCopy}, the copying of the same rows, and {@code
 * naiveMaps}, a pass over boxed maps for every window. Smoke: {@code mvn jmh:run
 * -Djmh.benchmarks=ServingBenchmark}.
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
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    String[] counts = shape.split("/", -1);
    services = new PublishedServices(Integer.parseInt(counts[0]), counts[1].equals("1"));
    slots = services.slots();
    int longest = 0;
    for (int entity = 0; entity < PublishedServices.ENTITIES; entity++) {
      longest = Math.max(longest, services.rows(entity).stream().mapToInt(row -> row.length).sum());
    }
    copy = new byte[longest];
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
  public byte[] floorCopy() {
    List<byte[]> rows = services.rows(next());
    int at = 0;
    for (int view = 0; view < rows.size(); view++) {
      byte[] row = rows.get(view);
      System.arraycopy(row, 0, copy, at, row.length);
      at += row.length;
    }
    return copy;
  }

  private int next() {
    int entity = cursor;
    cursor = entity + 1 == PublishedServices.ENTITIES ? 0 : entity + 1;
    return entity;
  }
}
