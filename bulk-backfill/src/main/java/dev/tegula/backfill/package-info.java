/**
 * The {@code backfill} command: its options and exit codes. What a backfill does lives in the
 * packages below, {@code run} first. Main thread only.
 */
@NullMarked
package dev.tegula.backfill;

import org.jspecify.annotations.NullMarked;
