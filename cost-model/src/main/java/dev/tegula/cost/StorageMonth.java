package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;

/** What keeping items for a month costs. */
final class StorageMonth {

  /** DynamoDB's own bookkeeping for each item, billed as storage. */
  private static final long OVERHEAD_BYTES = 100;

  private StorageMonth() {}

  /**
   * Prices a month.
   *
   * @param itemBytes of all items, as DynamoDB measures them
   */
  static CostLine of(String what, BigDecimal items, BigDecimal itemBytes, PriceBook prices) {
    BigDecimal bytes = itemBytes.add(items.multiply(BigDecimal.valueOf(OVERHEAD_BYTES)));
    return CostLine.modelled(
        new Quantity(
            what,
            BilledGigabytes.of(bytes),
            "(item bytes + 100 for each item) / 2^30, for one month"),
        PricedItem.STORAGE_GB_MONTH,
        prices);
  }
}
