package dev.tegula.backfill.estimate;

import dev.tegula.cost.CostLine;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sum of money in JSON.
 *
 * @param usd exact; null when its price is unknown
 * @param basis {@code modelled} or {@code measured}
 */
public record Figure(
    String what,
    BigDecimal quantity,
    String unit,
    @Nullable BigDecimal usd,
    String priceDate,
    String region,
    String basis,
    String formula) {

  static Figure of(CostLine line) {
    return new Figure(
        line.what(),
        line.quantity(),
        line.unit(),
        line.usd(),
        line.priceDate().toString(),
        line.region(),
        line.basis().name().toLowerCase(Locale.ROOT),
        line.formula());
  }
}
