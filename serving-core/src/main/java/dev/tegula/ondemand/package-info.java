/**
 * Features computed at request time from values that have just been merged: what each
 * transformation of an on-demand view does to the slots of a request. Which slots those are is
 * decided by {@code dev.tegula.service}. Steps are immutable and usable from any thread; the buffer
 * they work on is confined to one.
 */
@NullMarked
package dev.tegula.ondemand;

import org.jspecify.annotations.NullMarked;
