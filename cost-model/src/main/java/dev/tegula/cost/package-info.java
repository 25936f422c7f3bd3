/**
 * What reading, writing, importing and keeping rows costs: pure functions over quantities and a
 * {@link dev.tegula.price.PriceBook}. Money is exact decimal; it is rounded only when printed. An
 * unknown price makes a line unknown, and an unknown line makes every sum with it unknown. Where
 * prices come from lives in {@code dev.tegula.price}, how figures look in {@code reports}.
 * Everything is immutable and free for every thread.
 */
@NullMarked
package dev.tegula.cost;

import org.jspecify.annotations.NullMarked;
