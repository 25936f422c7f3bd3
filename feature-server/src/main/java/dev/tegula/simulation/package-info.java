/**
 * A store behind a declared latency, for measuring what the latency of a store's reads does to
 * requests without having that store. What is measured so is simulated, and says so. The declared
 * distribution, the draws of a request and the clock that waits for them; the rows themselves come
 * from the store behind. Everything may be used from any thread.
 */
@NullMarked
package dev.tegula.simulation;

import org.jspecify.annotations.NullMarked;
