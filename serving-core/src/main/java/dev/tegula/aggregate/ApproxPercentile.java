package dev.tegula.aggregate;

import dev.tegula.type.DataType;
import dev.tegula.type.ScalarType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * About the value below which a part of the values lies, by a t-digest of that precision
 * (compression). NaN and infinities are dropped; the result depends on the order of values within
 * its error.
 */
final class ApproxPercentile implements Aggregation {

  private static final Parameter PERCENTILE = new Parameter("percentile", 0, 1, true, true);
  private static final Parameter PRECISION = new Parameter("precision", 20, 500, false, false);

  @Override
  public String name() {
    return "approx_percentile";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PERCENTILE, PRECISION);
  }

  /** The percentage, for names cannot hold a point: 0.999 is {@code approx_percentile_99_9}. */
  @Override
  public String label(Map<String, Number> parameters) {
    BigDecimal percentage =
        new BigDecimal(percentile(parameters).toString()).movePointRight(2).stripTrailingZeros();
    return name() + "_" + percentage.toPlainString().replace('.', '_');
  }

  @Override
  public DataType outputType(DataType input, Map<String, Number> parameters) {
    Accepted.require(name(), input, Accepted.NUMBERS);
    return ScalarType.FLOAT64;
  }

  @Override
  public Recipe recipe(DataType input, Map<String, Number> parameters) {
    State digest = new State(StateKind.QUANTILE_SKETCH, PRECISION.intValue(parameters, 100));
    return new Recipe(List.of(digest), Optional.empty(), percentile(parameters).doubleValue(), 1);
  }

  private static Number percentile(Map<String, Number> parameters) {
    return Objects.requireNonNull(parameters.get(PERCENTILE.name()), PERCENTILE.name());
  }
}
