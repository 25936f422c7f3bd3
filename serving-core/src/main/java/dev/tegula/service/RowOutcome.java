package dev.tegula.service;

/** What became of one row that a request needed. */
public enum RowOutcome {
  /** The row was read and understood. */
  FOUND,
  /** The store has no such row, or a join key was null. */
  ABSENT,
  /** The row was not read before the deadline. */
  LATE,
  /** The row was read but cannot be understood. */
  CORRUPT
}
