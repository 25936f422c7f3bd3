/**
 * Which spans of time a backfill computes: pure functions of a view's schedule and a given now.
 * Nothing here knows Spark or AWS. Immutable; usable from any thread.
 */
@NullMarked
package dev.tegula.backfill.plan;

import org.jspecify.annotations.NullMarked;
