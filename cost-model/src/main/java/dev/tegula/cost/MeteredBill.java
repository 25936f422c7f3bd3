package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.util.List;

/** What metered quantities come to at list prices: measured, not modelled. */
public record MeteredBill(CostLine imported, CostLine written) {

  /**
   * Prices what a load consumed.
   *
   * @param importedBytes uncompressed bytes that imports have processed
   * @param writeUnits write request units that writes have consumed
   */
  public static MeteredBill of(long importedBytes, double writeUnits, PriceBook prices) {
    return new MeteredBill(
        measured(
            new Quantity(
                "import, metered",
                BilledGigabytes.of(BigDecimal.valueOf(importedBytes)),
                "uncompressed bytes / 2^30"),
            PricedItem.IMPORT_GB,
            prices),
        measured(
            new Quantity("writes, metered", BigDecimal.valueOf(writeUnits), "consumed write units"),
            PricedItem.WRITE_REQUEST_UNIT,
            prices));
  }

  /** Both figures. */
  public List<CostLine> lines() {
    return List.of(imported, written);
  }

  /** What was not used costs nothing, even where its price is unknown. */
  private static CostLine measured(Quantity quantity, PricedItem item, PriceBook prices) {
    CostLine line = CostLine.priced(quantity, item, prices, Basis.MEASURED);
    return quantity.amount().signum() == 0 ? line.withUsd(BigDecimal.ZERO) : line;
  }
}
