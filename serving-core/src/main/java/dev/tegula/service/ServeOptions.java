package dev.tegula.service;

/**
 * How one request wants to be served.
 *
 * @param coerceNullCountsToZero counts of rows that were looked for answer 0 instead of null
 * @param deadlineNanos on the clock of {@link System#nanoTime()}; values of rows that are late are
 *     null with {@link FeatureStatus#TIME_OUT}
 */
public record ServeOptions(boolean coerceNullCountsToZero, long deadlineNanos) {}
