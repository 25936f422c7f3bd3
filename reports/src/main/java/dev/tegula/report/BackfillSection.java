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
    Table table =
        new Table("Backfill by feature view")
            .words("View")
            .numbers(
                "Rows in",
                "Dropped, no key",
                "Rows written",
                "Rows in per row written",
                "Import size, uncompressed",
                "Import errors")
            .words("Table", "State")
            .numbers("Generation")
            .words("Leading edge, UTC")
            .numbers("Import, USD, modelled");
    backfill.views().forEach(view -> row(table, view));
    html.with(table);
  }

  private static void row(Table table, BackfillResult.View view) {
    String filled = view.table();
    String active = view.activeTable();
    Instant edge = view.leadingEdge();
    table.row(
        List.of(
            Table.cell(view.view()),
            Table.cell(Numbers.count(view.rowsIn())),
            Table.cell(Numbers.count(view.rowsDroppedNullKey())),
            Table.cell(Numbers.count(view.rowsConsolidated())),
            Table.cell(ratio(view.rowsIn(), view.rowsConsolidated())),
            Table.cell(Numbers.bytes(view.uncompressedBytes())),
            Table.cell(Numbers.count(view.errorCount())),
            Table.cell(
                filled == null
                    ? "none"
                    : filled.equals(active) ? filled : filled + " (servers read " + active + ")"),
            Table.cell(view.loadType() + ", " + view.state()),
            Table.cell(Long.toString(view.generation())),
            edge == null ? Table.cell("none") : Table.time(edge.toString()),
            Table.cell(Dollars.text(view.usd()))));
  }

  static String ratio(long rowsIn, long rowsConsolidated) {
    return rowsConsolidated == 0 ? "–" : Numbers.times((double) rowsIn / rowsConsolidated);
  }
}
