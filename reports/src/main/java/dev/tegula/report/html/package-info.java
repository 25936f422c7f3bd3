/**
 * HTML as it is written: escaped text, tables with captions, marks. It knows no results. Builders
 * belong to one thread.
 */
@NullMarked
package dev.tegula.report.html;

import org.jspecify.annotations.NullMarked;
