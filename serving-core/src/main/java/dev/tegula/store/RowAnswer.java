package dev.tegula.store;

/** What a store says of one row. */
public sealed interface RowAnswer {

  /**
   * The row was found.
   *
   * @param row its packed bytes; not to be changed
   * @param intact true when the store has checked the row as a whole since it got it
   */
  record Found(byte[] row, boolean intact) implements RowAnswer {

    /** A row that the reader has to check. */
    public Found(byte[] row) {
      this(row, false);
    }
  }

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
