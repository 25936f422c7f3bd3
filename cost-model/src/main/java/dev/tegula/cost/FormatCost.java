package dev.tegula.cost;

import dev.tegula.price.PriceBook;
import java.util.Arrays;
import java.util.List;

/**
 * What equal packed rows cost to import in one format: its lines are longer than the items.
 *
 * @param lineBytes of one row, newline included
 */
public record FormatCost(
    ImportLineFormat format, long lineBytes, CostLine importAll, CostLine importLatest) {

  /** Every format, for rows that all have one size. */
  public static List<FormatCost> of(
      long rowsIn, long rowsConsolidated, PackedItemSize item, PriceBook prices) {
    return Arrays.stream(ImportLineFormat.values())
        .map(
            format -> {
              long lineBytes = item.lineBytes(format);
              BackfillCost cost =
                  BackfillCost.of(
                      format.name(),
                      List.of(
                          RunQuantities.ofEqualRows(
                              rowsIn, rowsConsolidated, lineBytes, item.itemBytes())),
                      prices);
              String suffix = ", " + format + " with " + lineBytes + " bytes a line";
              return new FormatCost(
                  format,
                  lineBytes,
                  cost.importAll().named(cost.importAll().what() + suffix),
                  cost.importLatest().named(cost.importLatest().what() + suffix));
            })
        .toList();
  }

  /** Both figures. */
  public List<CostLine> lines() {
    return List.of(importAll, importLatest);
  }
}
