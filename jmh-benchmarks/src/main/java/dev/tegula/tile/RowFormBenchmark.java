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
 * What do the windows and the form of a row cost? 25 float64 sums over tiles of an hour, an event
 * in each, the edge at noon; rows for any edge, cut to the edges of one day, or of final values.
 * {@code floorCopy} copies the row. Smoke: {@code mvn jmh:run -Djmh.benchmarks=RowForm}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms768m", "-Xmx768m"})
public class RowFormBenchmark {

  private static final int ROWS = 64;
  private static final int COLUMNS = 25;
  private static final long HOUR_MICROS = 60 * BenchmarkViews.MINUTE_MICROS;
  private static final long EDGE_MICROS = BenchmarkViews.BATCH_END_MICROS + 12 * HOUR_MICROS;

  /** How a row is written. */
  public enum Form {
    ANY_EDGE,
    EDGES_OF_A_DAY,
    FINAL
  }

  /** The form, then the lengths of the windows in days. */
  @Param({
    "ANY_EDGE 1 7 28",
    "EDGES_OF_A_DAY 1 7 28",
    "FINAL 1 7 28",
    "ANY_EDGE 28",
    "ANY_EDGE 1 7 28 356"
  })
  String row = "ANY_EDGE 1 7 28";

  private final FeatureBuffer buffer = new FeatureBuffer();
  private List<byte[]> rows = List.of();
  private RowMerge merge = BenchmarkViews.mergeOfAll(layout(List.of(28)));
  private int outputs;
  private byte[] copy = new byte[0];
  private int cursor;

  @Setup
  public void prepare() {
    List<Integer> days = new ArrayList<>();
    String[] words = row.split(" ", -1);
    for (int word = 1; word < words.length; word++) {
      days.add(Integer.parseInt(words[word]));
    }
    ViewLayout layout = layout(days);
    outputs = layout.outputs().size();
    merge = BenchmarkViews.mergeOfAll(layout);
    rows = rows(layout, Form.valueOf(words[0]), days.get(days.size() - 1));
    copy = new byte[rows.get(0).length];
  }

  private static ViewLayout layout(List<Integer> days) {
    List<TimeWindow> lengths =
        BenchmarkViews.days(days.stream().mapToInt(length -> length).toArray());
    return BenchmarkViews.layout(
        HOUR_MICROS, BenchmarkViews.each(COLUMNS, ScalarType.FLOAT64, "sum", Map.of(), lengths));
  }

  private static List<byte[]> rows(ViewLayout layout, Form form, int days) {
    EdgeRange edges =
        form == Form.EDGES_OF_A_DAY
            ? new EdgeRange(
                BenchmarkViews.BATCH_END_MICROS,
                BenchmarkViews.BATCH_END_MICROS + BenchmarkViews.DAY_MICROS)
            : EdgeRange.ANY;
    RowBuilder builder = new RowBuilder(layout, edges);
    Random random = new Random(42);
    NumberRow values = new NumberRow(COLUMNS);
    List<byte[]> built = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      builder.begin();
      for (int hour = 24 * (days + 1); hour > 0; hour--) {
        for (int column = 0; column < COLUMNS; column++) {
          values.set(column, random.nextInt(100_000) / 100.0);
        }
        builder.add(EDGE_MICROS - hour * HOUR_MICROS, values);
      }
      built.add(form == Form.FINAL ? builder.finishFinal(EDGE_MICROS) : builder.finish());
    }
    return built;
  }

  @Benchmark
  public FeatureBuffer merge() {
    buffer.reset(outputs);
    merge.mergeIntact(rows.get(next()), EDGE_MICROS, buffer);
    return buffer;
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
