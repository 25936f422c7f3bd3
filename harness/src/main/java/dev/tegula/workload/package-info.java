/**
 * What a server is asked and what it must answer: services and their shares, the choice of keys,
 * requests listed in a file, drawn from ranges or made by a generator, and the fast and the slow
 * check of an answer. How a workload file is read lives in {@code dev.tegula.workload.file}, how
 * data are made up in {@code dev.tegula.generate}, when requests are sent in {@code
 * dev.tegula.rig}. Workloads and requests are immutable and usable from any thread, a request but
 * for the right answer that it remembers; an open source of requests belongs to one thread.
 */
@NullMarked
package dev.tegula.workload;

import org.jspecify.annotations.NullMarked;
