/**
 * The {@code tegula} command: what a person can ask for, and which process answers. Commands that
 * need heavy libraries are passed on to a process of their own. One thread.
 */
@NullMarked
package dev.tegula.cli;

import org.jspecify.annotations.NullMarked;
