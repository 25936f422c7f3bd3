/**
 * The commands {@code load}, {@code load merge}, {@code verify} and {@code workload generate}:
 * options, refusals, progress, what is printed and what is kept. How load is offered and measured
 * lives in {@code dev.tegula.rig}, what is asked in {@code dev.tegula.workload}. One thread runs a
 * command; a thread of its own shows progress, and a shutdown hook may end the command early.
 */
@NullMarked
package dev.tegula.load;

import org.jspecify.annotations.NullMarked;
