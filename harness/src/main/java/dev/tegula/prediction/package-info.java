/**
 * What latency a request has that waits for the slowest of its store reads, calculated from the
 * latency of one read: the modelled figure that stands beside a measured one, and the published
 * ones beside both. What a store really does is measured elsewhere. Immutable; usable from any
 * thread.
 */
@NullMarked
package dev.tegula.prediction;

import org.jspecify.annotations.NullMarked;
