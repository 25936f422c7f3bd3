/**
 * ImportTable, DescribeImport and ListImports as AWS does them: objects are read through {@link
 * dev.tegula.localaws.imports.ObjectSource}, parsed line by line and written to {@link
 * dev.tegula.localaws.imports.ImportTarget}. The parsers share nothing with any encoder of the
 * product, so that they can disagree. HTTP is not known here. Any thread may enter {@code
 * ImportService}; everything else is confined to the threads of one import.
 */
@NullMarked
package dev.tegula.localaws.imports;

import org.jspecify.annotations.NullMarked;
