/**
 * From all staged rows of a view, or of the views of a packed table group, to exactly one item per
 * entity, built by the core's own algebra, and placed as import objects or written row by row.
 * {@link dev.tegula.backfill.consolidate.Consolidation}, {@link
 * dev.tegula.backfill.consolidate.GroupConsolidation} and {@link
 * dev.tegula.backfill.consolidate.RowByRow} run on the driver, from any thread; what they send to
 * Spark is confined to one task.
 */
@NullMarked
package dev.tegula.backfill.consolidate;

import org.jspecify.annotations.NullMarked;
