/**
 * From all staged rows of a view to exactly one packed row per entity, built by the core's own
 * algebra and placed as import objects. {@link dev.tegula.backfill.consolidate.Consolidation} runs
 * on the driver, from any thread; everything else here is confined to one Spark task.
 */
@NullMarked
package dev.tegula.backfill.consolidate;

import org.jspecify.annotations.NullMarked;
