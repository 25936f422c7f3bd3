package dev.tegula.tile;

/** Copies the wanted values of a row of final values into their slots. */
final class FinalReader {

  private final WordReader values;
  private final long[] wantedWindows;

  FinalReader(ViewLayout layout, int[] slots) {
    FinalLayout finals = layout.finalLayout();
    this.values = new WordReader(finals.valuesOffset(), finals.types(), slots);
    this.wantedWindows = new long[(finals.windows().size() + 63) / 64];
    for (int output = 0; output < slots.length; output++) {
      if (slots[output] >= 0 && layout.outputs().get(output).aggregate()) {
        int bit = finals.windows().indexOf(finals.window(output));
        wantedWindows[bit >>> 6] |= 1L << bit;
      }
    }
  }

  void read(byte[] row, int part, FeatureBuffer out) {
    values.read(row, part, out);
  }

  /** True when a wanted window had tiles. */
  boolean aggregatesPresent(byte[] row, int part) {
    long present = 0;
    for (int word = 0; word < wantedWindows.length; word++) {
      long bits = LittleEndian.getLong(row, part + FinalLayout.WINDOW_BITS + 8 * word);
      present |= bits & wantedWindows[word];
    }
    return present != 0;
  }
}
