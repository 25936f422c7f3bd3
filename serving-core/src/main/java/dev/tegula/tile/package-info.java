/**
 * Packed rows: how the tiles and the latest attributes of one entity are laid out in bytes, built
 * from rows and merged into finished values; and how the rows of packed views share an item. {@link
 * dev.tegula.tile.RowBuilder} and {@link dev.tegula.tile.RowMerge} are each confined to one thread;
 * {@link dev.tegula.tile.ViewLayout} is immutable and shared. Stores, services and Spark are not
 * known here.
 */
@NullMarked
package dev.tegula.tile;

import org.jspecify.annotations.NullMarked;
