/**
 * The offline store: a view's transformed rows as Parquet, one folder per interval, each committed
 * in one step. Sources and the declared types are checked here, too. What becomes of the rows is
 * not known here. {@link dev.tegula.backfill.stage.Stage} and {@link
 * dev.tegula.backfill.stage.IntervalStager} may be used from any thread.
 */
@NullMarked
package dev.tegula.backfill.stage;

import org.jspecify.annotations.NullMarked;
