/**
 * The load rig: when requests are due, sending them whatever the answers do, timing them from the
 * moment they were due, checking every answer; beside it the closed loop, the search for the
 * largest rate, the probe and the verification of a target, and adding up what several generators
 * saw. It knows nothing of commands, of what is asked, or of how result folders look. The thread
 * that calls a run does everything in it, pacing, sending, receiving, checking and counting; beside
 * it the hiccup recorder has an idle thread, and Vert.x an event loop for the metrics page. Only
 * what says so may be used from another thread: progress, the stop signal.
 */
@NullMarked
package dev.tegula.rig;

import org.jspecify.annotations.NullMarked;
