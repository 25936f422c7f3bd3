package dev.tegula.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A table with a caption; the first column heads the rows. It scrolls by itself when narrow. */
public final class Table implements Consumer<Html> {

  private record Column(String title, String cssClass) {}

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Consumer<Html>>> rows = new ArrayList<>();

  public Table(String caption) {
    this.caption = caption;
  }

  /** Text in a cell. */
  public static Consumer<Html> cell(String text) {
    return html -> html.text(text);
  }

  /** A date or time in a cell, kept on one line. */
  public static Consumer<Html> time(String text) {
    return html -> html.element("time", text);
  }

  /** Columns of words. */
  public Table words(String... titles) {
    for (String title : titles) {
      columns.add(new Column(title, "words"));
    }
    return this;
  }

  /** Columns of numbers, aligned right; the titles name the units. */
  public Table numbers(String... titles) {
    for (String title : titles) {
      columns.add(new Column(title, "number"));
    }
    return this;
  }

  /** A row of plain text. */
  public Table row(String... cells) {
    List<Consumer<Html>> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(cell(cell));
    }
    return row(row);
  }

  /** A row. */
  public Table row(List<Consumer<Html>> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "cells: " + cells.size() + " (expected: " + columns.size() + ")");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  @Override
  public void accept(Html html) {
    html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
    html.open("table").element("caption", caption).open("thead").open("tr");
    for (Column column : columns) {
      html.element("th", column.title(), "scope", "col", "class", column.cssClass());
    }
    html.close().close().open("tbody");
    for (List<Consumer<Html>> row : rows) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        if (i == 0) {
          html.open("th", "scope", "row", "class", columns.get(i).cssClass());
        } else {
          html.open("td", "class", columns.get(i).cssClass());
        }
        html.with(row.get(i)).close();
      }
      html.close();
    }
    html.close().close().close();
  }
}
