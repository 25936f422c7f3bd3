/**
 * Prices as dated data: AWS offer files, trimmed but in AWS's own shape, and how a price is found
 * in one. No arithmetic on money happens here; that is {@code dev.tegula.cost}. A price that a book
 * lacks is unknown and stays so. Everything is immutable and free for every thread.
 */
@NullMarked
package dev.tegula.price;

import org.jspecify.annotations.NullMarked;
