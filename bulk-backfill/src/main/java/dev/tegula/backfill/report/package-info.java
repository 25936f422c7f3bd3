/**
 * What a backfill tells: its failures in one line, its progress while it runs, and its machine
 * output afterwards. {@link dev.tegula.backfill.report.Progress} may be told things from any
 * thread; the rest is immutable.
 */
@NullMarked
package dev.tegula.backfill.report;

import org.jspecify.annotations.NullMarked;
