package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What loading a view costs in each way, from quantities that a sample has given. */
public final class LoadCost {

  private LoadCost() {}

  /** Imports in each format and in both readings of a gigabyte, writes, objects, storage. */
  public static List<CostLine> lines(LoadQuantities load, PriceBook prices) {
    List<CostLine> lines = new ArrayList<>();
    for (Map.Entry<ImportLineFormat, Long> format : new TreeMap<>(load.importBytes()).entrySet()) {
      lines.addAll(imports(format.getKey(), format.getValue(), prices));
    }
    lines.addAll(StagingCost.of(load.objects(), prices).lines());
    lines.add(writes("batch writes of the latest rows", load.latestWriteUnits(), prices));
    lines.add(writes("row by row", load.rowByRowWriteUnits(), prices));
    lines.add(
        StorageMonth.of(
            "storage for a month",
            BigDecimal.valueOf(load.latest().count()),
            BigDecimal.valueOf(load.latest().itemBytes()),
            prices));
    return lines;
  }

  private static List<CostLine> imports(ImportLineFormat format, long bytes, PriceBook prices) {
    BigDecimal exact = BigDecimal.valueOf(bytes);
    return List.of(
        CostLine.modelled(
            new Quantity(
                "import, " + format, BilledGigabytes.of(exact), "uncompressed bytes / 2^30"),
            PricedItem.IMPORT_GB,
            prices),
        CostLine.modelled(
            new Quantity(
                "import, " + format + ", decimal GB",
                BilledGigabytes.decimal(exact),
                "uncompressed bytes / 10^9"),
            PricedItem.IMPORT_GB,
            prices));
  }

  private static CostLine writes(String what, long units, PriceBook prices) {
    return CostLine.modelled(
        new Quantity(what, BigDecimal.valueOf(units), "sum of ceil(item bytes / 1,024)"),
        PricedItem.WRITE_REQUEST_UNIT,
        prices);
  }
}
