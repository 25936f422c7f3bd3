package dev.tegula.store;

/** What a store says of one row. */
public sealed interface RowAnswer {

  /** The row's packed bytes; not to be changed. */
  record Found(byte[] row) implements RowAnswer {}

  /** The store has no row under this key. */
  record Absent() implements RowAnswer {

    public static final Absent INSTANCE = new Absent();
  }

  /** The row was not read before the deadline. */
  record Late() implements RowAnswer {

    public static final Late INSTANCE = new Late();
  }

  /** The store refused or failed for this row. */
  record Failed(String reason) implements RowAnswer {}
}
