/**
 * Tests that need several processes: the main job's parts from real flights to verified vectors,
 * and what happens when a part of it is given something wrong. Everything is started through the
 * launcher, as a person would.
 */
package dev.tegula.endtoend;
