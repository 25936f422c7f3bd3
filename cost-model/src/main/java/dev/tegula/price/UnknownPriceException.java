package dev.tegula.price;

/** A price that is needed and that the price book does not have. */
public final class UnknownPriceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownPriceException(PriceBook book, PricedItem item) {
    super(
        "price: unknown for "
            + item.label()
            + " in "
            + book.region()
            + " at "
            + book.date()
            + " (expected: a price list that has it; prices are never guessed)");
  }
}
