package dev.tegula.cost;

import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One priced quantity.
 *
 * @param quantity in units
 * @param unit what the quantity counts, as the price list bills it
 * @param unitPriceUsd for one unit; null when it is unknown
 * @param usd the exact price; null when it is unknown
 * @param priceDate of the price list
 * @param formula how the quantity was found, for people
 */
public record CostLine(
    String what,
    BigDecimal quantity,
    String unit,
    @Nullable BigDecimal unitPriceUsd,
    @Nullable BigDecimal usd,
    LocalDate priceDate,
    String region,
    Basis basis,
    String formula) {

  /**
   * What a quantity is billed.
   *
   * @param prices an item that it lacks makes the line unknown
   */
  static CostLine modelled(Quantity quantity, PricedItem item, PriceBook prices) {
    return priced(quantity, item, prices, Basis.MODELLED);
  }

  static CostLine priced(Quantity quantity, PricedItem item, PriceBook prices, Basis basis) {
    if (quantity.amount().signum() < 0) {
      throw new IllegalArgumentException(
          "quantity: " + quantity.amount() + " " + item.unit() + " (expected: >= 0)");
    }
    BigDecimal unitPrice = prices.price(item);
    return new CostLine(
        quantity.what(),
        quantity.amount(),
        item.unit(),
        unitPrice,
        unitPrice == null ? null : quantity.amount().multiply(unitPrice),
        prices.date(),
        prices.region(),
        basis,
        quantity.formula());
  }

  /** The same figure under another name. */
  public CostLine named(String name) {
    return new CostLine(name, quantity, unit, unitPriceUsd, usd, priceDate, region, basis, formula);
  }

  CostLine withUsd(BigDecimal known) {
    return new CostLine(
        what, quantity, unit, unitPriceUsd, known, priceDate, region, basis, formula);
  }

  /** The sum of lines, or null when one of them is unknown. */
  public static @Nullable BigDecimal total(List<CostLine> lines) {
    BigDecimal total = BigDecimal.ZERO;
    for (CostLine line : lines) {
      if (line.usd() == null) {
        return null;
      }
      total = total.add(line.usd());
    }
    return total;
  }

  /**
   * What is billed, before its price.
   *
   * @param formula how the amount was found, for people
   */
  record Quantity(String what, BigDecimal amount, String formula) {}
}
