/**
 * Import objects from the rows of a generated workload: the feature repository is read and its rows
 * are packed by the code that a backfill uses, but neither Spark nor a cloud is needed. Which rows
 * there are lives in {@code dev.tegula.generate}. One thread.
 */
@NullMarked
package dev.tegula.pack;

import org.jspecify.annotations.NullMarked;
