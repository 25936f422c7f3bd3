/**
 * The seam between serving and the places where rows live: reading the rows of a request, and
 * knowing which generation of each table group is active. Implementations live in modules of their
 * own, except the one on the heap. Everything here may be used from any thread.
 */
@NullMarked
package dev.tegula.store;

import org.jspecify.annotations.NullMarked;
