package dev.tegula.benchmark;

import dev.tegula.result.TargetTable;
import dev.tegula.result.TargetTable.Relation;
import dev.tegula.result.TargetTable.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a table of targets in Markdown. */
final class TargetMarkdown {

  private TargetMarkdown() {}

  static String of(TargetTable table) {
    StringBuilder text = new StringBuilder("| what | target | reached | 95 % interval | |\n");
    text.append("|---|---|---|---|---|\n");
    for (Row row : table.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s |%n",
              row.what(),
              target(row),
              number(row.value(), row.unit()),
              row.low() == null ? "–" : number(row.low(), "") + " – " + number(row.high(), ""),
              row.outcome().text()));
    }
    return text.toString();
  }

  private static String target(Row row) {
    if (row.relation() == Relation.STATED) {
      return "–";
    }
    return (row.relation() == Relation.AT_MOST ? "≤ " : "≥ ") + number(row.limit(), row.unit());
  }

  private static String number(@Nullable Double value, String unit) {
    if (value == null) {
      return "–";
    }
    String digits =
        unit.equals("B")
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }
}
