package dev.tegula.http;

/** The parts of a get-features call whose time is told apart. */
enum Phase {
  /** From the complete body to the keys of the rows. */
  PARSE,
  /** From the call of the store until its answer was taken up. */
  STORE,
  /** Rows to values. */
  MERGE,
  /** Values to on-demand values. */
  TRANSFORM,
  /** Values to text. */
  JSON
}
