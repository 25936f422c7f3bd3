/**
 * The server as a process: its command line, what it opens at start and closes at the end, and the
 * thread that watches the active generations. What callers may ask is in {@code dev.tegula.http}.
 */
@NullMarked
package dev.tegula.server;

import org.jspecify.annotations.NullMarked;
