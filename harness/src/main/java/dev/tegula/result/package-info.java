/**
 * What a run leaves behind: the manifest, the results of its scenarios, verification and backfill,
 * as versioned records in JSON, and the folder that keeps them. The shapes are documented in {@code
 * docs/results-format.md}. How the figures were measured lives in {@code dev.tegula.rig}, how they
 * look in {@code reports}. Records are immutable and free for every thread; a {@link
 * dev.tegula.result.ResultDirectory} belongs to one thread.
 */
@NullMarked
package dev.tegula.result;

import org.jspecify.annotations.NullMarked;
