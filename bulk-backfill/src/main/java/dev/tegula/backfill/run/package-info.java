/**
 * A backfill from start to publication: one thread per table group carries it through plan, stage,
 * consolidation, load, reconciliation and cut-over; Spark jobs of all groups share a bounded pool.
 * {@link dev.tegula.backfill.run.BackfillRun#close()} may come from any thread, such as a shutdown
 * hook.
 */
@NullMarked
package dev.tegula.backfill.run;

import org.jspecify.annotations.NullMarked;
