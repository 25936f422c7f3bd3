package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * What one refresh of a view costs in each of four ways: the rows of changed entities written with
 * their tiles, the rows of all entities written with their final values, or the whole table
 * imported anew in either form.
 */
public record RefreshCost(RefreshLoad load, List<Way> ways) {

  public RefreshCost {
    ways = List.copyOf(ways);
  }

  /**
   * One way.
   *
   * @param bytes sent: of the items that are written, or of the import's lines
   */
  public record Way(long bytes, CostLine cost) {}

  /** Prices a refresh; imports are of the given format. */
  public static RefreshCost of(RefreshLoad load, ImportLineFormat format, PriceBook prices) {
    return new RefreshCost(
        load,
        List.of(
            writes("row writes of tiles", load.changedEntities(), load.tiles(), prices),
            writes("row writes of final values", load.entities(), load.finals(), prices),
            imported(
                "re-import of tiles", load.entities() * load.tiles().lineBytes(format), prices),
            imported(
                "re-import of final values",
                load.entities() * load.finals().lineBytes(format),
                prices)));
  }

  /** All figures. */
  public List<CostLine> lines() {
    return ways.stream().map(Way::cost).toList();
  }

  private static Way writes(String what, long items, PackedItemSize item, PriceBook prices) {
    BigDecimal units =
        BigDecimal.valueOf(items)
            .multiply(BigDecimal.valueOf(RequestUnits.write(item.itemBytes())));
    return new Way(
        items * item.itemBytes(),
        CostLine.modelled(
            new Quantity(what, units, "items written x ceil(item bytes / 1,024)"),
            PricedItem.WRITE_REQUEST_UNIT,
            prices));
  }

  private static Way imported(String what, long lineBytes, PriceBook prices) {
    return new Way(
        lineBytes,
        CostLine.modelled(
            new Quantity(
                what,
                BilledGigabytes.of(BigDecimal.valueOf(lineBytes)),
                "entities x bytes of a line / 2^30"),
            PricedItem.IMPORT_GB,
            prices));
  }
}
