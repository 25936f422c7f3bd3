package dev.tegula.cost;

/** Where a sum of money comes from. */
public enum Basis {
  /** Calculated from quantities and a price list. */
  MODELLED,
  /** Metered or billed. */
  MEASURED,
  /** Somebody else's figure. */
  PUBLISHED
}
