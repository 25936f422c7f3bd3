package dev.tegula.importobject;

/** One format of import objects: what a line of it says. Stateless; usable from any thread. */
interface ItemLine {

  /**
   * Gives the line's row to the sink.
   *
   * @throws IllegalArgumentException when the line is not an item with a binary key and row
   */
  void read(String line, ImportObjectReader.RowSink sink);
}
