/**
 * Who works on a table group, and how far that work is: leases with fencing tokens and the steps of
 * a backfill, as items of the table {@code tegula_journal}. What a step means is not known here.
 * Every write of a step is one transaction with a check of the lease's token, so that an operator
 * whose lease was taken over can write nothing more, however late it wakes up. Calls block;
 * everything here may be used from any thread.
 */
@NullMarked
package dev.tegula.journal;

import org.jspecify.annotations.NullMarked;
