package dev.tegula.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.tegula.tile.FeatureBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * What does it cost to write the 5,000 values of a vector as JSON? Different vectors in turn.
 *
 * <p>Read {@code write} against {@code naiveJackson}, a generator with the fast writer of doubles,
 * and {@code floorCopy}, the copying of the finished text. Targets: computed values at least twice
 * as fast as Jackson, the published mix 2.6 times. Smoke: {@code mvn jmh:run
 * -Djmh.benchmarks=VectorJson}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
public class VectorJsonBenchmark {

  /** Where the values come from. */
  public enum Mix {
    /** All computed for the request. */
    COMPUTED,
    /** A quarter stored, the rest computed. */
    PUBLISHED
  }

  @Param({"COMPUTED", "PUBLISHED"})
  Mix mix = Mix.COMPUTED;

  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final JsonBuffer json = new JsonBuffer();
  private final ByteArrayOutputStream jacksonJson = new ByteArrayOutputStream(1 << 17);
  private ValueMix values = ValueMix.of(mix);
  private List<byte[]> texts = List.of();
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    values = ValueMix.of(mix);
    texts = new ArrayList<>();
    for (int vector = 0; vector < values.count(); vector++) {
      JsonBuffer text = write();
      texts.add(Arrays.copyOf(text.bytes(), text.length()));
    }
    copy = new byte[texts.stream().mapToInt(text -> text.length).max().orElseThrow()];
  }

  @Benchmark
  public JsonBuffer write() {
    json.reset();
    json.raw('[');
    FeatureValues.write(json, values.vector(next()), values.slots());
    json.raw(']');
    return json;
  }

  @Benchmark
  public ByteArrayOutputStream naiveJackson() throws IOException {
    FeatureBuffer vector = values.vector(next());
    jacksonJson.reset();
    try (JsonGenerator generator = JACKSON.createGenerator(jacksonJson)) {
      generator.writeStartArray();
      for (int slot : values.slots()) {
        if (vector.kind(slot) == FeatureBuffer.Kind.INT64) {
          generator.writeString(Long.toString(vector.longAt(slot)));
        } else {
          generator.writeNumber(vector.doubleAt(slot));
        }
      }
      generator.writeEndArray();
    }
    return jacksonJson;
  }

  @Benchmark
  public byte[] floorCopy() {
    byte[] text = texts.get(next());
    System.arraycopy(text, 0, copy, 0, text.length);
    return copy;
  }

  private int next() {
    int vector = cursor;
    cursor = vector + 1 == values.count() ? 0 : vector + 1;
    return vector;
  }
}
