package dev.tegula.tile;

import dev.tegula.definition.Feature;
import dev.tegula.definition.OutputFeature;
import dev.tegula.definition.TimeWindow;
import dev.tegula.type.ScalarType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one window, straight from the events: slow and obvious. */
final class NaiveWindow {

  /** What an answer must be close to; the whole real line when nothing can be said. */
  record Near(double value, double tolerance) {}

  /** Bounds of an answer, both included. */
  record Between(double low, double high) {}

  private static final double UNIT = 0x1p-53;
  private static final MathContext EXACT = new MathContext(60);

  private final Feature.Aggregate aggregate;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Object> present;

  NaiveWindow(OutputFeature output, int column, List<Event> events, long edgeMicros) {
    this.aggregate = (Feature.Aggregate) output.feature();
    TimeWindow window = aggregate.windows().get(output.windowIndex());
    for (Event event : events) {
      if (contains(window, edgeMicros, event.timeMicros())) {
        values.add(event.values().get(column));
      }
    }
    this.present = values.stream().filter(Objects::nonNull).map(Object.class::cast).toList();
  }

  static boolean contains(TimeWindow window, long edge, long time) {
    if (window instanceof TimeWindow.Fixed fixed) {
      long end = edge + fixed.offsetMicros();
      return time >= end - fixed.sizeMicros() && time < end;
    }
    return time < edge;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Null, an exact value, {@link Near} or {@link Between}. */
  @Nullable Object expected() {
    if (values.isEmpty()) {
      return null;
    }
    int n = aggregate.parameters().getOrDefault("n", 0).intValue();
    switch (aggregate.function()) {
      case "count":
        return (long) present.size();
      case "last_distinct":
        return distinct(n, true);
      case "first_distinct":
        return distinct(n, false);
      case "first":
        return values.subList(0, Math.min(n, values.size()));
      case "last":
        if (n > 0) {
          return values.subList(Math.max(0, values.size() - n), values.size());
        }
        break;
      default:
        break;
    }
    return present.isEmpty() ? null : scalar();
  }

  private @Nullable Object scalar() {
    return switch (aggregate.function()) {
      case "sum" -> aggregate.type() == ScalarType.INT64 ? (Object) wrappedSum() : near(sum(), 1);
      case "mean" -> near(sum() / present.size(), present.size());
      case "min" -> present.stream().min(NaiveWindow::compare).orElseThrow();
      case "max" -> present.stream().max(NaiveWindow::compare).orElseThrow();
      case "last" -> present.get(present.size() - 1);
      case "var_pop" -> variance(0, false);
      case "var_samp" -> variance(1, false);
      case "stddev_pop" -> variance(0, true);
      case "stddev_samp" -> variance(1, true);
      case "approx_count_distinct" -> registersEstimate();
      case "approx_percentile" -> percentile();
      default -> throw new IllegalStateException(aggregate.function());
    };
  }

  private List<Object> distinct(int n, boolean last) {
    List<Object> order = new ArrayList<>(present);
    if (last) {
      Collections.reverse(order);
    }
    List<Object> kept = new ArrayList<>(new LinkedHashSet<>(order));
    kept = new ArrayList<>(kept.subList(0, Math.min(n, kept.size())));
    if (last) {
      Collections.reverse(kept);
    }
    return kept;
  }

  private long wrappedSum() {
    return present.stream().mapToLong(Long.class::cast).sum();
  }

  private double[] numbers() {
    return present.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  private double sum() {
    double[] numbers = numbers();
    if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
      return Arrays.stream(numbers).filter(number -> !Double.isFinite(number)).sum();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (double number : numbers) {
      sum = sum.add(new BigDecimal(number));
    }
    return sum.doubleValue();
  }

  /** Within n·u·Σ|x| over a divisor, and the rounding of the division. */
  private Near near(double value, double divisor) {
    double absolute = Arrays.stream(numbers()).map(Math::abs).sum();
    if (Double.isFinite(value) && absolute > Double.MAX_VALUE / 2) {
      return new Near(0, Double.POSITIVE_INFINITY);
    }
    double bound = present.size() * UNIT * absolute / divisor;
    return new Near(value, bound + Math.abs(value) * 2 * UNIT + Double.MIN_VALUE);
  }

  private @Nullable Object variance(int lost, boolean root) {
    double[] numbers = numbers();
    double squares = Arrays.stream(numbers).map(x -> x * x).sum();
    if (numbers.length <= lost) {
      return null;
    }
    if (!Double.isFinite(squares) || squares > 1e300) {
      return new Near(0, Double.POSITIVE_INFINITY);
    }
    BigDecimal mean = BigDecimal.ZERO;
    for (double number : numbers) {
      mean = mean.add(new BigDecimal(number));
    }
    mean = mean.divide(BigDecimal.valueOf(numbers.length), EXACT);
    BigDecimal deviations = BigDecimal.ZERO;
    for (double number : numbers) {
      BigDecimal apart = new BigDecimal(number).subtract(mean, EXACT);
      deviations = deviations.add(apart.multiply(apart, EXACT), EXACT);
    }
    double exact = deviations.doubleValue() / (numbers.length - lost);
    double bound = 8 * numbers.length * UNIT * squares / (numbers.length - lost) + Double.MIN_VALUE;
    if (!root) {
      return new Near(exact, bound);
    }
    return new Between(
        Math.sqrt(Math.max(0, exact - bound)) * (1 - 4 * UNIT),
        Math.sqrt(exact + bound) * (1 + 4 * UNIT));
  }

  private long registersEstimate() {
    int precision = aggregate.parameters().getOrDefault("precision", 8).intValue();
    int[] registers = new int[1 << precision];
    for (Object value : present) {
      byte[] bytes =
          value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
      long hash =
          value instanceof Long number
              ? XxHash64.hash(number)
              : XxHash64.hash(bytes, 0, bytes.length);
      int index = (int) (hash >>> (64 - precision));
      int first = 1;
      while (first <= 64 - precision && (hash >>> (64 - precision - first) & 1) == 0) {
        first++;
      }
      registers[index] = Math.max(registers[index], first);
    }
    return Math.round(ErtlEstimate.of(registers, 64 - precision));
  }

  private @Nullable Object percentile() {
    double[] finite = Arrays.stream(numbers()).filter(Double::isFinite).sorted().toArray();
    if (finite.length == 0) {
      return null;
    }
    double part = aggregate.parameters().get("percentile").doubleValue();
    double precision = aggregate.parameters().getOrDefault("precision", 100).doubleValue();
    double slack = 1 + finite.length * Math.PI / precision;
    int low = (int) Math.floor(part * finite.length - slack);
    int high = (int) Math.ceil(part * finite.length + slack);
    return new Between(
        finite[Math.max(0, Math.min(low, finite.length - 1))],
        finite[Math.max(0, Math.min(high, finite.length - 1))]);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof String text) {
      return Arrays.compareUnsigned(
          text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8));
    }
    return a instanceof Long number
        ? Long.compare(number, (Long) b)
        : Double.compare((Double) a, (Double) b);
  }
}
