package dev.tegula.report;

import dev.tegula.cost.Dollars;
import dev.tegula.report.CostFile.Figure;
import dev.tegula.report.html.Html;
import dev.tegula.report.html.Marks;
import dev.tegula.report.html.Numbers;
import dev.tegula.report.html.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What it costs, by dated price lists. */
final class CostSection extends Section {

  private final List<CostFile> files;

  CostSection(List<ReportInput> inputs) {
    super("cost", "Cost: what does it cost on DynamoDB?");
    List<CostFile> found = new ArrayList<>();
    for (ReportInput input : inputs) {
      CostFile cost = input.cost();
      if (cost != null) {
        found.add(cost);
      }
    }
    this.files = List.copyOf(found);
  }

  @Override
  void write(Html html) {
    if (files.isEmpty()) {
      missing(html, "No prices: none of the folders has a cost.json.");
      return;
    }
    html.element(
        "p",
        "Quantities times list prices, without the free tier. Writing one by one pays for each row;"
            + " an import from S3 pays for the uncompressed bytes of its source. An unknown price"
            + " stays unknown.");
    for (CostFile file : files) {
      html.open("div", "class", "plots");
      file.backfills().forEach(backfill -> fourWays(html, backfill));
      html.close();
      published(html, file);
      if (!file.serving().isEmpty()) {
        html.with(serving(file.serving()));
      }
      details(html, file);
    }
  }

  private static void fourWays(Html html, CostFile.Backfill backfill) {
    html.open("div", "class", "card").element("h3", backfill.title());
    html.open("p")
        .with(Marks.badge(backfill.writeAll().basis()))
        .text(" " + backfill.writeAll().region() + ", price list of ")
        .element("time", backfill.writeAll().priceDate())
        .close();
    html.with(
        new Table("US dollars for filling the store once")
            .words("Rows")
            .numbers("Rows moved", "Written one by one, USD", "Imported from S3, USD")
            .row(
                backfill.atLeast() ? "Every historical row, at least" : "Every historical row",
                Numbers.count(backfill.rowsIn()),
                Dollars.text(backfill.writeAll().usd()),
                Dollars.text(backfill.importAll().usd()))
            .row(
                "Latest row per entity",
                Numbers.count(backfill.rowsConsolidated()),
                Dollars.text(backfill.writeLatest().usd()),
                Dollars.text(backfill.importLatest().usd())));
    html.element("p", ratio(backfill)).element("p", "Beside them:").open("ul");
    for (Figure figure : backfill.beside()) {
      html.element("li", figure.what() + ": " + Dollars.text(figure.usd()));
    }
    html.close().close();
  }

  private static String ratio(CostFile.Backfill backfill) {
    BigDecimal dear = backfill.writeAll().usd();
    BigDecimal cheap = backfill.importLatest().usd();
    if (dear == null || cheap == null) {
      return "How much cheaper the import is: unknown, since a price is.";
    }
    return cheap.signum() == 0
        ? "Nothing was imported."
        : "Writing every row costs "
            + (backfill.atLeast() ? "at least " : "")
            + Numbers.times(dear.doubleValue() / cheap.doubleValue())
            + " the import of the latest ones.";
  }

  private static void published(Html html, CostFile file) {
    for (Figure figure : file.published()) {
      html.open("p")
          .with(Marks.badge(figure.basis()))
          .text(
              " "
                  + figure.what()
                  + ", "
                  + Numbers.decimal(figure.quantity())
                  + " "
                  + figure.unit()
                  + ": about "
                  + Dollars.text(figure.usd())
                  + " ("
                  + figure.formula()
                  + ")")
          .close();
    }
  }

  private static Table serving(List<CostFile.Serving> loads) {
    Table table =
        new Table("Reads while serving")
            .words("Load", "Figure", "From")
            .numbers("FS-QPS", "DDB-QPS", "Bytes per row", "USD")
            .words("Region", "Price list");
    for (CostFile.Serving load : loads) {
      for (Figure figure : load.figures()) {
        table.row(
            List.of(
                Table.cell(load.title()),
                Table.cell(figure.what()),
                Marks.badge(figure.basis()),
                Table.cell(Numbers.rate(load.serviceQps())),
                Table.cell(Numbers.rate(load.storeQps())),
                Table.cell(Numbers.count(load.itemBytes())),
                Table.cell(Dollars.text(figure.usd())),
                Table.cell(figure.region()),
                Table.time(figure.priceDate())));
      }
    }
    return table;
  }

  private static void details(Html html, CostFile file) {
    html.open("details").element("summary", "Every figure with quantity, unit price and formula");
    Table table =
        new Table("Every figure")
            .words("For", "Figure", "From")
            .numbers("Quantity")
            .words("Unit")
            .numbers("USD per unit", "USD")
            .words("Region", "Price list", "Formula of the quantity");
    for (CostFile.Backfill backfill : file.backfills()) {
      List<Figure> figures =
          new ArrayList<>(
              List.of(
                  backfill.writeAll(),
                  backfill.writeLatest(),
                  backfill.importAll(),
                  backfill.importLatest()));
      figures.addAll(backfill.beside());
      figures.forEach(figure -> row(table, backfill.title(), figure));
    }
    for (CostFile.Serving load : file.serving()) {
      load.figures().forEach(figure -> row(table, load.title(), figure));
    }
    html.with(table).close();
  }

  private static void row(Table table, String title, Figure figure) {
    BigDecimal price = figure.unitPriceUsd();
    table.row(
        List.of(
            Table.cell(title),
            Table.cell(figure.what()),
            Marks.badge(figure.basis()),
            Table.cell(Numbers.decimal(figure.quantity())),
            Table.cell(figure.unit()),
            Table.cell(price == null ? "unknown" : price.toPlainString()),
            Table.cell(Dollars.text(figure.usd())),
            Table.cell(figure.region()),
            Table.time(figure.priceDate()),
            Table.cell(figure.formula())));
  }
}
