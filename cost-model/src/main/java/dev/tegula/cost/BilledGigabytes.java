package dev.tegula.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/** Bytes as gigabytes of the bill. */
public final class BilledGigabytes {

  /**
   * AWS's examples for S3 and reconciled bills count 2^30 bytes, and the published price of an
   * import needs it; for imports themselves AWS does not say. Where the difference matters, {@link
   * #decimal} stands beside.
   */
  public static final long BYTES_PER_BILLED_GB = 1L << 30;

  private static final BigDecimal BYTES_PER_DECIMAL_GB = BigDecimal.valueOf(1_000_000_000);

  private BilledGigabytes() {}

  /** Gigabytes of {@link #BYTES_PER_BILLED_GB}. */
  public static BigDecimal of(BigDecimal bytes) {
    return bytes.divide(BigDecimal.valueOf(BYTES_PER_BILLED_GB), MathContext.DECIMAL128);
  }

  /** Gigabytes of 10^9 bytes. */
  public static BigDecimal decimal(BigDecimal bytes) {
    return bytes.divide(BYTES_PER_DECIMAL_GB, MathContext.DECIMAL128);
  }
}
