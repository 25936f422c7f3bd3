/**
 * A backfill from start to publication: one thread per view carries it through plan, stage,
 * consolidation, load, reconciliation and cut-over; Spark jobs of all views share a bounded pool.
 * {@link dev.tegula.backfill.run.BackfillRun#close()} may come from any thread, such as a shutdown
 * hook.
 */
@NullMarked
package dev.tegula.backfill.run;

import org.jspecify.annotations.NullMarked;
