package dev.tegula.backfill.estimate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tegula.backfill.report.ViewReport;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The machine output for one view with what its load is billed, and beside it what was estimated.
 *
 * @param usd metered quantities at list prices; null when a price is unknown
 * @param basis {@code measured}, or {@code unknown}
 * @param priceDate of the price list; null when there is none for the Region
 * @param estimated null when there was no estimate
 */
public record BilledReport(
    @JsonUnwrapped ViewReport report,
    @Nullable BigDecimal usd,
    String basis,
    @Nullable String priceDate,
    @Nullable Estimated estimated) {

  /**
   * What an estimate said of the same load.
   *
   * @param uncompressedBytes that an import would process, 0 for row writes
   * @param writeUnits that row writes would consume, 0 for an import
   */
  public record Estimated(
      long rowsIn,
      long rowsConsolidated,
      long uncompressedBytes,
      long writeUnits,
      @Nullable BigDecimal usd) {}
}
