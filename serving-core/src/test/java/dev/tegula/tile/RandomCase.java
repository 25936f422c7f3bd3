package dev.tegula.tile;

import dev.tegula.aggregate.Aggregation;
import dev.tegula.aggregate.Aggregations;
import dev.tegula.definition.Feature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ArrayType;
import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A random view with random events: schemas, windows, tiles, nulls, extremes and ties. */
final class RandomCase {

  private static final List<String> FUNCTIONS =
      List.of(
          "count",
          "sum",
          "mean",
          "min",
          "max",
          "var_pop",
          "var_samp",
          "stddev_pop",
          "stddev_samp",
          "last",
          "first",
          "last_distinct",
          "first_distinct",
          "approx_count_distinct",
          "approx_percentile");
  private static final long[] TILES = {
    7_000_000L,
    Views.MINUTE,
    5 * Views.MINUTE,
    10 * Views.MINUTE,
    Views.HOUR,
    6 * Views.HOUR,
    Views.DAY,
    7 * Views.DAY
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.5,
    -2.25,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e-300,
    0.1
  };
  private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, 42};

  private final long seed;
  private final Random random;
  private final boolean extremes;
  private final long tileMicros;
  private final List<DataType> types = new ArrayList<>();
  final ViewLayout layout;
  final long edgeMicros;
  final List<Event> events = new ArrayList<>();

  RandomCase(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.extremes = random.nextInt(4) == 0;
    this.tileMicros = TILES[random.nextInt(TILES.length)];
    int columns = 1 + random.nextInt(random.nextInt(6) == 0 ? 30 : 5);
    for (int column = 0; column < columns; column++) {
      types.add(type());
    }
    this.layout = Views.layout(tileMicros, features());
    long start = random.nextInt(5) == 0 ? -3 * tileMicros : 16_000L * Views.DAY;
    this.edgeMicros =
        Math.floorDiv(start, tileMicros) * tileMicros + tileMicros * random.nextInt(400);
    addEvents();
  }

  Random random() {
    return random;
  }

  /** How to come back to this case. */
  String where() {
    return "-Dtegula.seed=" + seed;
  }

  private DataType type() {
    ScalarType scalar = ScalarType.values()[random.nextInt(4)];
    return random.nextInt(8) == 0 ? new ArrayType(scalar) : scalar;
  }

  private List<Feature> features() {
    List<Feature> features = new ArrayList<>();
    List<TimeWindow> common = List.of(window(), window(), window());
    for (int column = 0; column < types.size(); column++) {
      if (random.nextInt(3) == 0) {
        features.add(new Feature.Attribute("c" + column, types.get(column)));
      }
      for (int i = random.nextInt(4); i > 0; i--) {
        aggregate(column, common, features);
      }
    }
    if (features.isEmpty()) {
      features.add(new Feature.Attribute("c0", types.get(0)));
    }
    return features;
  }

  private void aggregate(int column, List<TimeWindow> common, List<Feature> features) {
    Aggregation function = Aggregations.named(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
    Map<String, Number> parameters = new HashMap<>();
    for (Aggregation.Parameter parameter : function.parameters()) {
      if (parameter.required() || random.nextBoolean()) {
        parameters.put(parameter.name(), parameter(parameter));
      }
    }
    try {
      function.outputType(types.get(column), parameters);
    } catch (IllegalArgumentException e) {
      return;
    }
    List<TimeWindow> windows = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      windows.add(random.nextInt(4) > 0 ? common.get(random.nextInt(3)) : window());
    }
    features.add(
        new Feature.Aggregate(
            "c" + column, types.get(column), function.name(), parameters, windows));
  }

  private Number parameter(Aggregation.Parameter parameter) {
    if (parameter.name().equals("percentile")) {
      return random.nextInt(5) == 0 ? random.nextInt(2) : random.nextDouble();
    }
    double most = parameter.name().equals("n") ? 12 : parameter.maximum();
    double least = parameter.minimum();
    return (int) (least + random.nextInt((int) (most - least) + 1));
  }

  private TimeWindow window() {
    if (random.nextInt(8) == 0) {
      return new TimeWindow.Lifetime();
    }
    int tiles = 1 + random.nextInt(random.nextBoolean() ? 8 : 500);
    int offset = random.nextInt(4) == 0 ? -random.nextInt(40) : 0;
    return new TimeWindow.Fixed("w", tiles * tileMicros, offset * tileMicros);
  }

  private void addEvents() {
    int count = random.nextInt(10) == 0 ? 0 : random.nextInt(random.nextInt(20) == 0 ? 1500 : 80);
    long span = 1 + random.nextInt(random.nextBoolean() ? 12 : 900);
    int nulls = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      long time = edgeMicros + 2 * tileMicros - (long) (random.nextDouble() * span * tileMicros);
      if (random.nextInt(4) == 0) {
        time = Math.floorDiv(time, tileMicros) * tileMicros;
      }
      List<@Nullable Object> values = new ArrayList<>();
      for (ViewLayout.Column column : layout.columns()) {
        values.add(random.nextInt(nulls) == 0 && nulls < 6 ? null : value(column.type()));
      }
      events.add(new Event(time, values));
    }
    events.sort(Comparator.comparingLong(Event::timeMicros));
  }

  private Object value(DataType type) {
    if (type instanceof ArrayType array && random.nextInt(4) == 0) {
      return distinct(array.element());
    }
    if (type instanceof ArrayType array) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = random.nextInt(random.nextInt(4) == 0 ? 60 : 4); i > 0; i--) {
        elements.add(random.nextInt(5) == 0 ? null : value(array.element()));
      }
      return elements;
    }
    return switch ((ScalarType) type) {
      case BOOLEAN -> random.nextBoolean();
      case INT64 -> extremes ? LONGS[random.nextInt(LONGS.length)] : (long) random.nextInt(30) - 9;
      case FLOAT64 ->
          extremes ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextGaussian() * 1000;
      case STRING -> text();
    };
  }

  /** Elements that a packed set can hold, when they are int64 or strings. */
  private List<@Nullable Object> distinct(ScalarType type) {
    Set<Object> elements = new LinkedHashSet<>();
    for (int i = random.nextInt(50); i > 0; i--) {
      elements.add(
          type == ScalarType.INT64
              ? (Object) random.nextLong()
              : type == ScalarType.STRING ? text() + random.nextInt(100) : value(type));
    }
    return new ArrayList<>(elements);
  }

  private String text() {
    String[] some = {
      "", "a", "ä", "日本", "a long one, longer than thirty-two bytes to be hashed", "z\u0000"
    };
    return random.nextInt(3) == 0 ? some[random.nextInt(some.length)] : "s" + random.nextInt(20);
  }
}
