package dev.tegula.cost;

import dev.tegula.cost.CostLine.Quantity;
import dev.tegula.price.PriceBook;
import dev.tegula.price.PricedItem;
import java.math.BigDecimal;
import java.util.List;

/**
 * The S3 requests of a load: one PUT for each import object, and one GET when the import reads it.
 * AWS does not say whether an import's own reads are billed; they are assumed to be.
 */
public record StagingCost(CostLine puts, CostLine gets) {

  /** Prices the requests for a number of import objects. */
  public static StagingCost of(long objects, PriceBook prices) {
    BigDecimal requests = BigDecimal.valueOf(objects);
    return new StagingCost(
        CostLine.modelled(
            new Quantity("S3 PUT of the import objects", requests, "one for each object"),
            PricedItem.S3_PUT_REQUEST,
            prices),
        CostLine.modelled(
            new Quantity("S3 GET by the import", requests, "one for each object (assumed billed)"),
            PricedItem.S3_GET_REQUEST,
            prices));
  }

  /** Both figures. */
  public List<CostLine> lines() {
    return List.of(puts, gets);
  }
}
