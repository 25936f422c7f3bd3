/**
 * How items get into a table: the import, its terminal states, the reconciliation of its counts and
 * a few rows read back; row writes, in batches or fenced by the token of a lease. Calls block, for
 * as long as an import takes; usable from any thread.
 */
@NullMarked
package dev.tegula.backfill.load;

import org.jspecify.annotations.NullMarked;
