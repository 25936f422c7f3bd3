/**
 * Benchmarks of {@code dev.tegula.service}, beside the floors and the naive ways that they are read
 * against. The engine itself does not live here. Each benchmark state is confined to one thread.
 */
@NullMarked
package dev.tegula.service;

import org.jspecify.annotations.NullMarked;
