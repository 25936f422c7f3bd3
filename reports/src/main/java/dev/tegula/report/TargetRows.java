package dev.tegula.report;

import dev.tegula.report.html.Html;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Outcome;
import dev.tegula.result.TargetTable.Row;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a run was to reach and what it came to. */
record TargetRows(TargetTable targets) implements Consumer<Html> {

  @Override
  public void accept(Html html) {
    List<Row> measured = rows(false);
    if (!measured.isEmpty()) {
      html.with(table(measured));
    }
    List<Row> left = rows(true);
    if (!left.isEmpty()) {
      html.open("details")
          .element("summary", left.size() + " targets that this run did not measure");
      Table table = new Table("Targets that were not measured").words("What").numbers("Target");
      left.forEach(row -> table.row(row.what(), target(row)));
      html.with(table).close();
    }
  }

  private List<Row> rows(boolean left) {
    return targets.rows().stream()
        .filter(row -> (row.outcome() == Outcome.NOT_MEASURED) == left)
        .toList();
  }

  private static Table table(List<Row> rows) {
    Table table =
        new Table("Targets, ratios within one run; the interval is that of 95 % over forks")
            .words("What")
            .numbers("Target", "Reached", "Interval")
            .words("Outcome");
    for (Row row : rows) {
      table.row(
          row.what(),
          target(row),
          text(row.value(), row.unit()),
          row.low() == null ? "–" : text(row.low(), "") + " to " + text(row.high(), ""),
          row.outcome().text());
    }
    return table;
  }

  private static String target(Row row) {
    return switch (row.relation()) {
      case STATED -> "–";
      case AT_MOST -> "≤ " + text(row.limit(), row.unit());
      case AT_LEAST -> "≥ " + text(row.limit(), row.unit());
    };
  }

  private static String text(@Nullable Double value, String unit) {
    return value == null ? "–" : (Numbers.significant(value) + " " + unit).strip();
  }
}
