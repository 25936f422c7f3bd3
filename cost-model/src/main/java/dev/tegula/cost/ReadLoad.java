package dev.tegula.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What serving asks of the store.
 *
 * @param serviceQps feature vectors a second (FS-QPS)
 * @param storeQps rows read a second (DDB-QPS)
 * @param itemBytes of the mean row read
 * @param unitsPerRead read units of the mean read: each row is rounded up by itself
 */
public record ReadLoad(
    double serviceQps, double storeQps, long itemBytes, BigDecimal unitsPerRead) {

  /**
   * Rows of one size.
   *
   * @param weight how often they are read, against others
   */
  public record Rows(double weight, long itemBytes) {

    public Rows {
      requireNotNegative("weight", weight);
    }
  }

  public ReadLoad {
    requireNotNegative("serviceQps", serviceQps);
    requireNotNegative("storeQps", storeQps);
  }

  /** Reads of rows that all have one size. */
  public ReadLoad(
      double serviceQps, double storeQps, long itemBytes, RequestUnits.Consistency consistency) {
    this(serviceQps, storeQps, itemBytes, RequestUnits.read(itemBytes, consistency));
  }

  /**
   * Eventually consistent reads of rows of several sizes.
   *
   * @param mix what is read; at least one weight above 0
   */
  public static ReadLoad ofMix(double serviceQps, double storeQps, List<Rows> mix) {
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal bytes = BigDecimal.ZERO;
    BigDecimal units = BigDecimal.ZERO;
    for (Rows rows : mix) {
      BigDecimal weight = BigDecimal.valueOf(rows.weight);
      weights = weights.add(weight);
      bytes = bytes.add(weight.multiply(BigDecimal.valueOf(rows.itemBytes)));
      units =
          units.add(
              weight.multiply(
                  RequestUnits.read(rows.itemBytes, RequestUnits.Consistency.EVENTUAL)));
    }
    if (weights.signum() == 0) {
      throw new IllegalArgumentException("mix: " + mix + " (expected: a weight above 0)");
    }
    return new ReadLoad(
        serviceQps,
        storeQps,
        bytes.divide(weights, MathContext.DECIMAL64).longValue(),
        units.divide(weights, MathContext.DECIMAL64));
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 0)");
    }
  }
}
