package dev.tegula.tile;

/** Copies the wanted values of a row of final values into their slots. */
final class FinalReader {

  private final WordReader values;
  private final int windowWords;

  FinalReader(ViewLayout layout, int[] slots) {
    FinalLayout finals = layout.finalLayout();
    this.values = new WordReader(finals.valuesOffset(), finals.types(), slots);
    this.windowWords = (finals.windows().size() + 63) / 64;
  }

  void read(byte[] row, int part, FeatureBuffer out) {
    values.read(row, part, out);
  }

  /** True when a window of the view had tiles. */
  boolean aggregatesPresent(byte[] row, int part) {
    long present = 0;
    for (int word = 0; word < windowWords; word++) {
      present |= LittleEndian.getLong(row, part + FinalLayout.WINDOW_BITS + 8 * word);
    }
    return present != 0;
  }
}
