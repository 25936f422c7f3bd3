package dev.tegula.service;

/** What is known of one value of a vector; the names are those of the wire contract. */
public enum FeatureStatus {
  /** The entity has rows; the value itself may be null. */
  PRESENT,
  /** The entity has no row, or its join key was null. */
  MISSING_DATA,
  /** The row was not read before the deadline. */
  TIME_OUT,
  /** The row was read but cannot be understood. */
  UNKNOWN
}
