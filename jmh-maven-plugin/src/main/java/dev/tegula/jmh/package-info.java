/**
 * The goal {@code jmh:run}: finds the class path of the benchmarks, refuses one that holds stale
 * code, and starts their main class. What a profile is, what is measured and where results lie is
 * the business of that main class. Maven calls a goal on one thread.
 */
@NullMarked
package dev.tegula.jmh;

import org.jspecify.annotations.NullMarked;
