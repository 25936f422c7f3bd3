package dev.tegula.tile;

import java.util.List;

/**
 * The canonical encoding of a view's input row: every column of {@link ViewLayout#columns()} as
 * {@link Values} writes it. Compared as unsigned bytes it is the last word between rows of equal
 * time and equal tie-breakers.
 */
public final class CanonicalRow {

  private CanonicalRow() {}

  public static byte[] encode(ViewLayout layout, InputRow row) {
    ByteSink sink = new ByteSink();
    List<ViewLayout.Column> columns = layout.columns();
    for (int i = 0; i < columns.size(); i++) {
      Values.write(sink, columns.get(i).type(), row, i);
    }
    return sink.toArray();
  }
}
