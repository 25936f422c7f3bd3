package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the store's reads cost while feature vectors are served at a steady rate.
 *
 * @param title whose load it is, for people
 * @param onDemandHour an hour of on-demand reads
 * @param provisionedHour an hour on provisioned capacity that is always used in full
 * @param millionVectors on demand; null when no vectors are served
 */
public record ServingCost(
    String title,
    ReadLoad load,
    CostLine onDemandHour,
    CostLine provisionedHour,
    @Nullable CostLine millionVectors) {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Prices a read load. */
  public static ServingCost of(String title, ReadLoad load, PriceBook prices) {
    BigDecimal unitsPerSecond = BigDecimal.valueOf(load.storeQps()).multiply(load.unitsPerRead());
    return new ServingCost(
        title,
        load,
        CostLine.modelled(
            new Quantity(
                "reads for an hour, on demand",
                unitsPerSecond.multiply(SECONDS_PER_HOUR),
                "DDB-QPS x read units of a row x 3,600"),
            PricedItem.READ_REQUEST_UNIT,
            prices),
        CostLine.modelled(
            new Quantity(
                "reads for an hour, provisioned capacity used in full",
                unitsPerSecond,
                "DDB-QPS x read units of a row"),
            PricedItem.READ_CAPACITY_UNIT_HOUR,
            prices),
        millionVectors(load, unitsPerSecond, prices));
  }

  /**
   * From which use of its capacity on provisioned reads are cheaper than on-demand ones, from 0 to
   * 1; null when a price is unknown or nothing is read.
   */
  public @Nullable BigDecimal breakEvenUse() {
    BigDecimal provisioned = provisionedHour.usd();
    BigDecimal onDemand = onDemandHour.usd();
    return provisioned == null || onDemand == null || onDemand.signum() == 0
        ? null
        : provisioned.divide(onDemand, MathContext.DECIMAL64);
  }

  /** All figures. */
  public List<CostLine> lines() {
    List<CostLine> lines = new ArrayList<>(List.of(onDemandHour, provisionedHour));
    if (millionVectors != null) {
      lines.add(millionVectors);
    }
    return List.copyOf(lines);
  }

  private static @Nullable CostLine millionVectors(
      ReadLoad load, BigDecimal unitsPerSecond, PriceBook prices) {
    return load.serviceQps() == 0
        ? null
        : CostLine.modelled(
            new Quantity(
                "reads for a million vectors, on demand",
                unitsPerSecond
                    .multiply(MILLION)
                    .divide(BigDecimal.valueOf(load.serviceQps()), MathContext.DECIMAL128),
                "DDB-QPS / FS-QPS x read units of a row x 10^6"),
            PricedItem.READ_REQUEST_UNIT,
            prices);
  }
}
