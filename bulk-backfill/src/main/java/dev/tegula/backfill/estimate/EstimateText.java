package dev.tegula.backfill.estimate;

import dev.tegula.cost.Dollars;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An estimate for a person. */
public final class EstimateText {

  private EstimateText() {}

  /** Prints what moves, how long it takes at least, and dollars at each price list. */
  public static void print(ViewEstimate estimate, PrintWriter out) {
    line(out, "%s (%s)", estimate.view(), estimate.loadType());
    line(
        out,
        "  %,d rows, %,d of them without a key; %,d entities%s",
        estimate.rowsIn(),
        estimate.rowsDroppedNullKey(),
        estimate.entities(),
        sample(estimate.sample()));
    estimate.importBytes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            bytes ->
                line(
                    out,
                    "  import as %s: %,d bytes uncompressed%s",
                    bytes.getKey(),
                    bytes.getValue(),
                    bytes.getKey().equals(estimate.format()) ? ", the fewest" : ""));
    line(
        out,
        "  items: %,d bytes with tiles, %,d with final values",
        estimate.itemBytes(),
        estimate.finalItemBytes());
    line(
        out,
        "  at least: import %,d s; batch writes of the latest rows %,d units, %,d s; row by row %,d writes, %,d units, %,d s",
        estimate.atLeastSeconds().importTable(),
        estimate.writeUnits(),
        estimate.atLeastSeconds().batchWrites(),
        estimate.rowByRowWrites(),
        estimate.rowByRowWriteUnits(),
        estimate.atLeastSeconds().rowByRow());
    table(estimate.figures(), out);
    line(out, "  one batch_schedule more:");
    table(estimate.refresh(), out);
  }

  private static String sample(ViewEstimate.Sample sample) {
    return sample.oneIn() == 1
        ? " (all read)"
        : String.format(
            Locale.ROOT,
            " (from 1 in %,d entities: %,d with %,d rows)",
            sample.oneIn(),
            sample.entities(),
            sample.rows());
  }

  /** One row for each figure, one column for each price list. */
  private static void table(List<Figure> figures, PrintWriter out) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    Set<String> lists = new LinkedHashSet<>();
    for (Figure figure : figures) {
      String list = figure.region() + " " + figure.priceDate();
      lists.add(list);
      rows.computeIfAbsent(figure.what(), what -> new LinkedHashMap<>())
          .put(list, Dollars.text(figure.usd()));
    }
    line(out, "    %-40s%s", "modelled, at prices of", cells(lists));
    rows.forEach((what, dollars) -> line(out, "    %-40s%s", what, cells(dollars.values())));
  }

  private static String cells(Collection<String> texts) {
    return texts.stream()
        .map(text -> String.format(Locale.ROOT, "%23s", text))
        .collect(Collectors.joining());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
