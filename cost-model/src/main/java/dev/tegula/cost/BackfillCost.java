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
 * @param atLeast whether the figures of every row are lower bounds
 * @param importLatestDecimalGb {@code importLatest}, should the bill count 10^9 bytes
 */
public record BackfillCost(
    String title,
    boolean atLeast,
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

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3_600);

  /**
   * Prices a backfill.
   *
   * @param views one entry for each view, since each rounds its items by their own mean size
   */
  public static BackfillCost of(String title, List<RunQuantities> views, PriceBook prices) {
    boolean atLeast = views.stream().anyMatch(RunQuantities::atLeast);
    Rows every =
        new Rows(
            atLeast ? "every row, at least" : "every row",
            views.stream().map(RunQuantities::every).toList());
    Rows latest =
        new Rows("latest row per entity", views.stream().map(RunQuantities::latest).toList());
    return new BackfillCost(
        title,
        atLeast,
        every.sum(StoredRows::count).longValueExact(),
        latest.sum(StoredRows::count).longValueExact(),
        every.onDemand(prices),
        latest.onDemand(prices),
        every.imported(prices),
        latest.imported(prices),
        latest.importedDecimal(prices),
        every.provisioned(prices),
        latest.provisioned(prices),
        latest.storage(prices));
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

  /** Some choice of rows, a view at a time. */
  private record Rows(String name, List<StoredRows> views) {

    BigDecimal sum(ToLongFunction<StoredRows> quantity) {
      return views.stream()
          .map(view -> BigDecimal.valueOf(quantity.applyAsLong(view)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal writeUnits() {
      return views.stream()
          .map(
              view ->
                  BigDecimal.valueOf(view.count())
                      .multiply(BigDecimal.valueOf(RequestUnits.write(view.meanItemBytes()))))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    CostLine onDemand(PriceBook prices) {
      return CostLine.modelled(
          new Quantity("write, " + name, writeUnits(), "rows x ceil(mean item bytes / 1,024)"),
          PricedItem.WRITE_REQUEST_UNIT,
          prices);
    }

    CostLine provisioned(PriceBook prices) {
      return CostLine.modelled(
          new Quantity(
              "write on provisioned capacity, used in full, " + name,
              writeUnits().divide(SECONDS_PER_HOUR, MathContext.DECIMAL128),
              "write units / 3,600"),
          PricedItem.WRITE_CAPACITY_UNIT_HOUR,
          prices);
    }

    CostLine imported(PriceBook prices) {
      return CostLine.modelled(
          new Quantity(
              "import, " + name,
              BilledGigabytes.of(sum(StoredRows::importBytes)),
              "uncompressed bytes of the lines / 2^30; compression does not lower the bill"),
          PricedItem.IMPORT_GB,
          prices);
    }

    CostLine importedDecimal(PriceBook prices) {
      return CostLine.modelled(
          new Quantity(
              "import, " + name + ", decimal GB",
              BilledGigabytes.decimal(sum(StoredRows::importBytes)),
              "uncompressed bytes of the lines / 10^9"),
          PricedItem.IMPORT_GB,
          prices);
    }

    CostLine storage(PriceBook prices) {
      return StorageMonth.of(
          "storage for a month, " + name,
          sum(StoredRows::count),
          sum(StoredRows::itemBytes),
          prices);
    }
  }
}
