/**
 * How an entity's join keys become the bytes that identify its row in every store. Usable from any
 * thread.
 */
@NullMarked
package dev.tegula.key;

import org.jspecify.annotations.NullMarked;
