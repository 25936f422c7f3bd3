package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to fill tables in each of four ways: every historical row or only the latest of
 * each entity, written one by one on demand or imported from S3. Beside them, writes on provisioned
 * capacity that is always used in full, the import with a decimal gigabyte, and a month of storage.
 *
 * @param title what is filled, for people
 * @param importLatestDecimalGb {@code importLatest}, should the bill count 10^9 bytes
 */
public record BackfillCost(
    String title,
    long rowsIn,
    long rowsConsolidated,
    CostLine writeAll,
    CostLine writeLatest,
    CostLine importAll,
    CostLine importLatest,
    CostLine importLatestDecimalGb,
    CostLine provisionedAll,
    CostLine provisionedLatest,
    CostLine storageMonth) {

  /** DynamoDB's own bookkeeping for each item, billed as storage. */
  private static final long STORAGE_OVERHEAD_BYTES = 100;

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  /**
   * Prices a backfill.
   *
   * @param views one entry for each view, since each rounds its items by their own mean size
   */
  public static BackfillCost of(String title, List<RunQuantities> views, PriceBook prices) {
    Writes all = Writes.of("every row", views, RunQuantities::rowsIn);
    Writes latest = Writes.of("latest row per entity", views, RunQuantities::rowsConsolidated);
    BigDecimal importLatest = sum(views, RunQuantities::importBytes);
    BigDecimal importAll =
        views.stream()
            .map(RunQuantities::importBytesOfAll)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new BackfillCost(
        title,
        sum(views, RunQuantities::rowsIn).longValueExact(),
        sum(views, RunQuantities::rowsConsolidated).longValueExact(),
        all.onDemand(prices),
        latest.onDemand(prices),
        importOf(all.rows(), importAll, prices),
        importOf(latest.rows(), importLatest, prices),
        CostLine.modelled(
            new Quantity(
                "import, latest row per entity, decimal GB",
                BilledGigabytes.decimal(importLatest),
                "uncompressed bytes / 10^9"),
            PricedItem.IMPORT_GB,
            prices),
        all.provisioned(prices),
        latest.provisioned(prices),
        storage(views, prices));
  }

  /** Writing every row against importing the latest: how many times cheaper; null when unknown. */
  public @Nullable BigDecimal ratio() {
    BigDecimal dear = writeAll.usd();
    BigDecimal cheap = importLatest.usd();
    return dear == null || cheap == null || cheap.signum() == 0
        ? null
        : dear.divide(cheap, MathContext.DECIMAL64);
  }

  /** All figures, the four ways first. */
  public List<CostLine> lines() {
    return List.of(
        writeAll,
        writeLatest,
        importAll,
        importLatest,
        importLatestDecimalGb,
        provisionedAll,
        provisionedLatest,
        storageMonth);
  }

  private static CostLine importOf(String rows, BigDecimal bytes, PriceBook prices) {
    return CostLine.modelled(
        new Quantity(
            "import, " + rows,
            BilledGigabytes.of(bytes),
            "uncompressed bytes of the lines / 2^30; compression does not lower the bill"),
        PricedItem.IMPORT_GB,
        prices);
  }

  private static CostLine storage(List<RunQuantities> views, PriceBook prices) {
    BigDecimal bytes =
        sum(views, RunQuantities::itemBytes)
            .add(sum(views, view -> view.rowsConsolidated() * STORAGE_OVERHEAD_BYTES));
    return CostLine.modelled(
        new Quantity(
            "storage for a month, latest row per entity",
            BilledGigabytes.of(bytes),
            "(item bytes + 100 for each item) / 2^30, for one month"),
        PricedItem.STORAGE_GB_MONTH,
        prices);
  }

  private static BigDecimal sum(List<RunQuantities> views, ToLongFunction<RunQuantities> quantity) {
    return views.stream()
        .map(view -> BigDecimal.valueOf(quantity.applyAsLong(view)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Write units for some choice of rows. */
  private record Writes(String rows, BigDecimal units) {

    static Writes of(String rows, List<RunQuantities> views, ToLongFunction<RunQuantities> count) {
      return new Writes(
          rows,
          views.stream()
              .map(
                  view ->
                      BigDecimal.valueOf(count.applyAsLong(view))
                          .multiply(BigDecimal.valueOf(RequestUnits.write(view.meanItemBytes()))))
              .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    CostLine onDemand(PriceBook prices) {
      return CostLine.modelled(
          new Quantity("write, " + rows, units, "rows x ceil(mean item bytes / 1,024)"),
          PricedItem.WRITE_REQUEST_UNIT,
          prices);
    }

    CostLine provisioned(PriceBook prices) {
      return CostLine.modelled(
          new Quantity(
              "write on provisioned capacity, used in full, " + rows,
              units.divide(SECONDS_PER_HOUR, MathContext.DECIMAL128),
              "write units / 3,600"),
          PricedItem.WRITE_CAPACITY_UNIT_HOUR,
          prices);
    }
  }
}
