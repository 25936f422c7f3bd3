/**
 * Benchmarks of {@code dev.tegula.json}, beside the floors and the naive ways that they are read
 * against. The writer itself does not live here. Each benchmark state is confined to one thread.
 */
@NullMarked
package dev.tegula.json;

import org.jspecify.annotations.NullMarked;
