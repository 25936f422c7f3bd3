/**
 * Plots as inline SVG, drawn here, so that the file needs no script. Colours come from the page's
 * style sheet; every line is told apart by its dashes too. They know no results, only points.
 * Everything belongs to one thread.
 */
@NullMarked
package dev.tegula.report.chart;

import org.jspecify.annotations.NullMarked;
