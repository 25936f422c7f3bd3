package dev.tegula.aggregate;

/**
 * What a tile can keep of a column. The codes are part of the packed format; {@code docs/format.md}
 * says how each kind lies in bytes.
 */
public enum StateKind {
  /** The number of values that are not null. */
  COUNT(1),
  /** The sum of int64 values, modulo 2^64. */
  SUM_INT64(2),
  /** The sum of float64 values, or of int64 values as float64. */
  SUM_FLOAT64(3),
  /** The sum of squared deviations from the mean; a tile that has it has count and sum too. */
  SQUARED_DEVIATIONS(4),
  /** The least int64 or float64. */
  MIN_NUMBER(5),
  /** The greatest int64 or float64. */
  MAX_NUMBER(6),
  /** The latest boolean, int64 or float64. */
  LAST_NUMBER(7),
  /** The least string. */
  MIN_TEXT(8),
  /** The greatest string. */
  MAX_TEXT(9),
  /** The latest string or array. */
  LAST_VALUE(10),
  /** The latest n values, nulls among them. */
  LAST_N(11),
  /** The earliest n values, nulls among them. */
  FIRST_N(12),
  /** The latest n distinct values by their latest occurrence. */
  LAST_DISTINCT(13),
  /** The earliest n distinct values by their earliest occurrence. */
  FIRST_DISTINCT(14),
  /** Registers of a HyperLogLog. */
  DISTINCT_SKETCH(15),
  /** Centroids of a t-digest. */
  QUANTILE_SKETCH(16);

  private final int code;

  StateKind(int code) {
    this.code = code;
  }

  /** The byte that stands for this kind in packed rows. */
  public int code() {
    return code;
  }

  /** True when the state is eight bytes; false when its length varies. */
  public boolean fixed() {
    return code <= LAST_NUMBER.code;
  }
}
