package dev.tegula.backfill.run;

/**
 * Where a table group's jobs stand among those of others.
 *
 * @param rank the group's position among the groups of this run
 */
record Lane(BackfillContext context, int rank) {}
