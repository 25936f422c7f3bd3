/**
 * Feature repositories and data that a workload makes up, and what a server of them must answer.
 * Every value is a closed form of seed, view, entity, day and column, so that expectations are
 * computed here without the code that is measured. When requests are sent lives in {@code
 * dev.tegula.rig}. Immutable and usable from any thread, but for request sources, which are
 * confined to one.
 */
@NullMarked
package dev.tegula.generate;

import org.jspecify.annotations.NullMarked;
