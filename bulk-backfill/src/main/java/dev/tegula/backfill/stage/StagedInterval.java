package dev.tegula.backfill.stage;

import dev.tegula.backfill.plan.BackfillInterval;

/**
 * A committed interval of the offline store.
 *
 * @param path its folder, a Hadoop URI
 * @param rows the rows that it holds
 * @param rowsDroppedNullKey rows of the same span that were left out because they lack a join key
 * @param sizeBytes of its files
 */
public record StagedInterval(
    BackfillInterval interval, String path, long rows, long rowsDroppedNullKey, long sizeBytes) {}
