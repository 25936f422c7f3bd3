/**
 * What was learned: result directories in, one HTML file out, that needs neither network nor
 * script. Nothing is measured or priced here; what a file does not say, the report says is missing.
 * The words of HTML are written by {@code dev.tegula.report.html}, plots by {@code
 * dev.tegula.report.chart}. {@link dev.tegula.report.Report} is free for every thread, builders
 * belong to one.
 */
@NullMarked
package dev.tegula.report;

import org.jspecify.annotations.NullMarked;
