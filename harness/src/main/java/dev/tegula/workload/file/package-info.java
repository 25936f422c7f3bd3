/**
 * Workload files: YAML in, a {@link dev.tegula.workload.Workload} out, with errors that name file,
 * field, value and what was expected. What the words mean lives in {@code dev.tegula.workload} and
 * {@code dev.tegula.generate}. Stateless; usable from any thread.
 */
@NullMarked
package dev.tegula.workload.file;

import org.jspecify.annotations.NullMarked;
