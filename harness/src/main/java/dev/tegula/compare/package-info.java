/**
 * Whether one version of a system is slower than another: result directories of interleaved runs
 * in, ratios with confidence intervals and a verdict out. How a run is measured lives in {@code
 * dev.tegula.rig}. Stateless; usable from any thread.
 */
@NullMarked
package dev.tegula.compare;

import org.jspecify.annotations.NullMarked;
