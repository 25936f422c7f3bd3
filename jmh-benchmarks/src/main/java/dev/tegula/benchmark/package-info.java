/**
 * Runs the benchmarks of this module: which of them, for how long, where the results go, and
 * whether the targets are met. The benchmarks themselves live in the packages that they measure.
 * One thread runs everything; JMH's forks are processes of their own.
 */
@NullMarked
package dev.tegula.benchmark;

import org.jspecify.annotations.NullMarked;
