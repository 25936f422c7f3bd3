/**
 * What a server is asked and what it must answer: requests with their expected answers as a data
 * file, and the check of an answer against its expectation. Where expectations come from and when
 * requests are sent lives elsewhere. Immutable; usable from any thread.
 */
@NullMarked
package dev.tegula.workload;

import org.jspecify.annotations.NullMarked;
