/**
 * Writes JSON straight into bytes: numbers, strings, times and the values of a {@link
 * dev.tegula.tile.FeatureBuffer}, encoded as the wire contract wants them. Knows no HTTP and no
 * response shape. Numbers become text here, by algorithms of this package. A {@link
 * dev.tegula.json.JsonBuffer} is confined to one thread at a time.
 */
@NullMarked
package dev.tegula.json;

import org.jspecify.annotations.NullMarked;
