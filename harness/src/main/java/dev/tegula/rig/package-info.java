/**
 * The open-model load rig: when requests are due, sending them whatever the answers do, timing them
 * from the moment they were due, checking every answer. It knows nothing of commands and result
 * folders. One thread paces; everything else happens on one event loop, which alone touches the
 * histograms.
 */
@NullMarked
package dev.tegula.rig;

import org.jspecify.annotations.NullMarked;
