package dev.tegula.report;

import dev.tegula.cost.Dollars;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.BackfillResult;
import dev.tegula.result.Mark;
import java.time.Instant;
import java.util.List;

/** What the backfill read and wrote, view by view. */
final class BackfillSection extends Section {

  private final List<ReportInput> inputs;

  BackfillSection(List<ReportInput> inputs) {
    super("backfill", "Backfill: from history to the online store");
    this.inputs = inputs;
  }

  @Override
  void write(Html html) {
    boolean any = false;
    for (ReportInput input : inputs) {
      BackfillResult backfill = input.run().backfill();
      if (backfill != null) {
        any = true;
        one(html, backfill);
      }
    }
    if (!any) {
      missing(html, "No backfill: none of the folders has a backfill.json.");
    }
  }

  private static void one(Html html, BackfillResult backfill) {
    html.open("p")
        .with(Marks.badge(Mark.MEASURED))
        .text(
            " Every historical row is read; only one row per entity is written to the store. It took "
                + Numbers.significant(backfill.seconds())
                + " s for all views.")
        .close();
    html.with(rows(backfill)).with(tables(backfill));
  }

  private static Table rows(BackfillResult backfill) {
    Table table =
        new Table("Rows and bytes by feature view")
            .words("View")
            .numbers(
                "Rows in",
                "Dropped, no key",
                "Rows written",
                "Rows in per row written",
                "Import size, uncompressed",
                "Import errors",
                "Metered, USD at list prices");
    for (BackfillResult.View view : backfill.views()) {
      table.row(
          view.view(),
          Numbers.count(view.rowsIn()),
          Numbers.count(view.rowsDroppedNullKey()),
          Numbers.count(view.rowsConsolidated()),
          ratio(view.rowsIn(), view.rowsConsolidated()),
          Numbers.bytes(view.uncompressedBytes()),
          Numbers.count(view.errorCount()),
          Dollars.text(view.usd()));
    }
    return table;
  }

  private static Table tables(BackfillResult backfill) {
    Table table =
        new Table("Tables by feature view")
            .words("View", "Table", "State")
            .numbers("Generation")
            .words("Leading edge, UTC");
    for (BackfillResult.View view : backfill.views()) {
      Instant edge = view.leadingEdge();
      table.row(
          List.of(
              Table.cell(view.view()),
              Table.cell(tableName(view)),
              Table.cell(view.loadType() + ", " + view.state()),
              Table.cell(Long.toString(view.generation())),
              edge == null ? Table.cell("none") : Table.time(edge.toString())));
    }
    return table;
  }

  private static String tableName(BackfillResult.View view) {
    String filled = view.table();
    String active = view.activeTable();
    if (filled == null) {
      return "none";
    }
    return filled.equals(active) ? filled : filled + " (servers read " + active + ")";
  }

  static String ratio(long rowsIn, long rowsConsolidated) {
    return rowsConsolidated == 0 ? "–" : Numbers.times((double) rowsIn / rowsConsolidated);
  }
}
