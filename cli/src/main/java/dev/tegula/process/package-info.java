/**
 * Starting, watching and stopping the processes that Tegula consists of, each with its own class
 * path folder and heap cap. What the processes are asked to do lives with the commands. Every
 * started process is registered with one {@link dev.tegula.process.ProcessGroup}, which may be used
 * from any thread and stops them all.
 */
@NullMarked
package dev.tegula.process;

import org.jspecify.annotations.NullMarked;
