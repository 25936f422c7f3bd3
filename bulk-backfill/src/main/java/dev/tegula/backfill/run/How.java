package dev.tegula.backfill.run;

/** How a view is carried forward. */
public enum How {
  /** The rows of the entities that have new events are written into the active table. */
  ROW_WRITES,
  /** All rows are consolidated again and imported into a new table. */
  REFRESH
}
