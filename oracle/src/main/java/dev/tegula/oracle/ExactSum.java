package dev.tegula.oracle;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * The SQL function {@code exact_sum}: the sum of doubles that are not null, without any rounding.
 * Every finite double is a finite decimal, so decimals add them exactly. The result is the
 * decimal's text, or NaN, Infinity or -Infinity when such a value took part.
 */
final class ExactSum extends Aggregator<Double, ExactSum.Total, String> {

  static final String NAME = "exact_sum";

  private static final long serialVersionUID = 1L;

  /**
   * A running total; infinities and NaN, which no decimal can hold, are kept beside it. Public, as
   * the code that Spark generates names it.
   */
  public record Total(BigDecimal finite, double others) implements Serializable {

    private static final Total ZERO = new Total(BigDecimal.ZERO, 0);

    Total plus(Total other) {
      return new Total(finite.add(other.finite), others + other.others);
    }
  }

  @Override
  public Total zero() {
    return Total.ZERO;
  }

  @Override
  public Total reduce(Total total, Double value) {
    return total.plus(
        Double.isFinite(value)
            ? new Total(new BigDecimal(value), 0)
            : new Total(BigDecimal.ZERO, value));
  }

  @Override
  public Total merge(Total left, Total right) {
    return left.plus(right);
  }

  @Override
  public String finish(Total total) {
    return total.others() == 0 ? total.finite().toString() : Double.toString(total.others());
  }

  @Override
  public Encoder<Total> bufferEncoder() {
    return Encoders.javaSerialization(Total.class);
  }

  @Override
  public Encoder<String> outputEncoder() {
    return Encoders.STRING();
  }
}
