/**
 * What a backfill would move, take and cost, from a sample of its source, and afterwards the
 * metered bill beside it. Nothing is written and no AWS is asked; prices are the cost model's.
 * Blocks while Spark reads; one thread.
 */
@NullMarked
package dev.tegula.backfill.estimate;

import org.jspecify.annotations.NullMarked;
