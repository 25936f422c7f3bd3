/**
 * The commands {@code load} and {@code verify}: options, refusals, progress, what is printed and
 * what is kept. How load is offered and measured lives in {@code dev.tegula.rig}. One thread runs a
 * command; a shutdown hook may end it early.
 */
@NullMarked
package dev.tegula.load;

import org.jspecify.annotations.NullMarked;
