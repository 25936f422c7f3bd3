package dev.tegula.backfill.run;

import dev.tegula.cost.BilledGigabytes;
import dev.tegula.cost.Dollars;
import dev.tegula.cost.ImportLineFormat;
import dev.tegula.cost.PackedItemSize;
import dev.tegula.cost.RequestUnits;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What it costs to carry a view forward in either way: on-demand writes of the changed rows, once
 * for each interval, against one import of all rows. S3 requests and the month's storage of a
 * second table are left out; they are cents beside either.
 */
record ForwardCost(BigDecimal rowWritesUsd, BigDecimal refreshUsd, String formula) {

  /**
   * What is known of a view.
   *
   * @param changedRows entities with new rows in the next interval
   * @param intervals that are to be carried, each taken to be like the next
   * @param table the active one
   * @param measuredUnitsPerRow what a row consumed when rows were last written: those that change
   *     often are larger than others; empty when they never were
   */
  record Quantities(
      long changedRows, int intervals, TableSize table, OptionalDouble measuredUnitsPerRow) {

    double unitsPerRow() {
      return measuredUnitsPerRow.orElseGet(() -> RequestUnits.write(table.meanItemBytes()));
    }
  }

  /**
   * How large a table is.
   *
   * @param rows at least one
   * @param itemBytes of all its items
   */
  record TableSize(long rows, long itemBytes) {

    long meanItemBytes() {
      return (itemBytes + rows - 1) / rows;
    }
  }

  static ForwardCost of(Quantities moved, PriceBook prices) {
    long item = moved.table().meanItemBytes();
    double unitsPerRow = moved.unitsPerRow();
    BigDecimal units =
        BigDecimal.valueOf(moved.changedRows())
            .multiply(BigDecimal.valueOf(moved.intervals()))
            .multiply(BigDecimal.valueOf(unitsPerRow));
    // How an item's bytes are divided between key and row moves a line by some bytes at most.
    long line = PackedItemSize.ofItem(item, 0).lineBytes(ImportLineFormat.ION);
    BigDecimal bytes = BigDecimal.valueOf(moved.table().rows()).multiply(BigDecimal.valueOf(line));
    return new ForwardCost(
        units.multiply(prices.requirePrice(PricedItem.WRITE_REQUEST_UNIT)),
        BilledGigabytes.of(bytes).multiply(prices.requirePrice(PricedItem.IMPORT_GB)),
        String.format(
            Locale.ROOT,
            "%,d rows x %d intervals x %.1f units against %,d rows x %,d bytes, prices of %s %s",
            moved.changedRows(),
            moved.intervals(),
            unitsPerRow,
            moved.table().rows(),
            line,
            prices.region(),
            prices.date()));
  }

  How cheaper() {
    return rowWritesUsd.compareTo(refreshUsd) <= 0 ? How.ROW_WRITES : How.REFRESH;
  }

  @Override
  public String toString() {
    return "row writes "
        + Dollars.text(rowWritesUsd)
        + ", re-import "
        + Dollars.text(refreshUsd)
        + " ("
        + formula
        + ")";
  }
}
