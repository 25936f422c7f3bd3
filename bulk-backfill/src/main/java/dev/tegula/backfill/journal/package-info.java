/**
 * What a backfill has done so far, as typed steps in the journal: enough for another process to go
 * on where this one ended. How entries are stored and fenced is {@code dev.tegula.journal}'s; what
 * a step does is {@code dev.tegula.backfill.run}'s. {@link
 * dev.tegula.backfill.journal.BackfillJournal} may be used from any thread; the rest is immutable.
 */
@NullMarked
package dev.tegula.backfill.journal;

import org.jspecify.annotations.NullMarked;
