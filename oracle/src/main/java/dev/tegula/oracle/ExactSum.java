package dev.tegula.oracle;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;
import scala.Tuple2;

/**
 * The SQL function {@code exact_sum}: the sum of doubles that are not null, and the sum of their
 * magnitudes, without any rounding. Every finite double is a finite decimal, so decimals add them
 * exactly. The results are the decimals' texts; the first is NaN, Infinity or -Infinity when such a
 * value took part.
 */
final class ExactSum extends Aggregator<Double, ExactSum.Total, Tuple2<String, String>> {

  static final String NAME = "exact_sum";

  private static final long serialVersionUID = 1L;

  /**
   * A running total; infinities and NaN, which no decimal can hold, are kept beside it. Public, as
   * the code that Spark generates names it.
   */
  public record Total(BigDecimal sum, BigDecimal magnitude, double others) implements Serializable {

    private static final Total ZERO = new Total(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    Total plus(double value) {
      if (!Double.isFinite(value)) {
        return new Total(sum, magnitude, others + value);
      }
      BigDecimal exact = new BigDecimal(value);
      return new Total(sum.add(exact), magnitude.add(exact.abs()), others);
    }

    Total plus(Total other) {
      return new Total(sum.add(other.sum), magnitude.add(other.magnitude), others + other.others);
    }
  }

  @Override
  public Total zero() {
    return Total.ZERO;
  }

  @Override
  public Total reduce(Total total, Double value) {
    return total.plus(value);
  }

  @Override
  public Total merge(Total left, Total right) {
    return left.plus(right);
  }

  @Override
  public Tuple2<String, String> finish(Total total) {
    String sum = total.others() == 0 ? total.sum().toString() : Double.toString(total.others());
    return new Tuple2<>(sum, total.magnitude().toString());
  }

  @Override
  public Encoder<Total> bufferEncoder() {
    return Encoders.javaSerialization(Total.class);
  }

  @Override
  public Encoder<Tuple2<String, String>> outputEncoder() {
    return Encoders.tuple(Encoders.STRING(), Encoders.STRING());
  }
}
