package dev.tegula.tile;

import dev.tegula.type.ScalarType;

/**
 * Merges the tiles of one packed row into the finished values of all windows, and reads its
 * attributes, straight from the bytes. A warmed instance allocates nothing. Confined to one thread.
 */
public final class RowMerge {

  private final ViewLayout layout;
  private final int[] slots;
  private final PackedRow packed;
  private final DistinctScratch distinct = new DistinctScratch();
  private final ScalarType[] types;
  private final TileState[] states;
  private final long[] begins;
  private final long[] ends;
  private long windowsEdge = Long.MIN_VALUE;
  private boolean attributesPresent;
  private boolean aggregatesPresent;
  private long attributeTimeMicros;

  /**
   * Prepares to fill slots.
   *
   * @param slots for each of {@link ViewLayout#outputs()} the slot to fill, or -1
   */
  public RowMerge(ViewLayout layout, int[] slots) {
    if (slots.length != layout.outputs().size()) {
      throw new IllegalArgumentException(
          "slots: " + slots.length + " (expected: " + layout.outputs().size() + ")");
    }
    this.layout = layout;
    this.slots = slots.clone();
    this.packed = new PackedRow(layout.states().size());
    this.states = layout.states().toArray(TileState[]::new);
    this.types = new ScalarType[states.length];
    for (int i = 0; i < states.length; i++) {
      types[i] = states[i].type();
    }
    this.begins = new long[slots.length];
    this.ends = new long[slots.length];
  }

  /**
   * Fills the slots from one row.
   *
   * @param leadingEdgeMicros where windows end; tiles at or after it do not count
   * @throws CorruptRowException when the bytes contradict themselves or the layout
   */
  public void merge(byte[] row, long leadingEdgeMicros, FeatureBuffer out) {
    attributesPresent = false;
    aggregatesPresent = false;
    try {
      packed.wrap(row);
      readAttributes(out);
      placeWindows(leadingEdgeMicros);
      for (int i = 0; i < slots.length; i++) {
        if (slots[i] >= 0 && layout.outputs().get(i).aggregate()) {
          int state = layout.source(i);
          int from = packed.firstTileFrom(begins[i]);
          int to = packed.firstTileFrom(ends[i] - layout.tileMicros() + 1);
          aggregatesPresent |= from < to;
          mergeState(state, from, to, slots[i], out);
        }
      }
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      throw new CorruptRowException("row of " + row.length + " bytes: " + e.getMessage());
    }
  }

  /** True when the last row merged had a row of attributes. */
  public boolean attributesPresent() {
    return attributesPresent;
  }

  /** The time of the row that the attributes came from. */
  public long attributeTimeMicros() {
    return attributeTimeMicros;
  }

  /** True when a tile lay in a window of the wanted aggregates. */
  public boolean aggregatesPresent() {
    return aggregatesPresent;
  }

  private void placeWindows(long edgeMicros) {
    if (edgeMicros == windowsEdge) {
      return;
    }
    for (int i = 0; i < slots.length; i++) {
      if (layout.outputs().get(i).aggregate()) {
        long[] window = layout.window(i, edgeMicros);
        begins[i] = window[0];
        ends[i] = window[1];
      }
    }
    windowsEdge = edgeMicros;
  }

  private void readAttributes(FeatureBuffer out) {
    attributesPresent = packed.attributes() != 0;
    int at = packed.attributes() + 8;
    if (attributesPresent) {
      attributeTimeMicros = LittleEndian.getLong(packed.bytes(), packed.attributes());
    }
    for (int position = 0; position < layout.attributeColumns().size(); position++) {
      int slot = attributeSlot(position);
      if (attributesPresent) {
        int column = layout.attributeColumns().get(position);
        at = Values.read(packed.bytes(), at, layout.column(column).type(), out, slot);
      } else if (slot >= 0) {
        out.setNull(slot);
      }
    }
  }

  private int attributeSlot(int position) {
    for (int i = 0; i < slots.length; i++) {
      if (!layout.outputs().get(i).aggregate() && layout.source(i) == position) {
        return slots[i];
      }
    }
    return -1;
  }

  private void mergeState(int state, int from, int to, int slot, FeatureBuffer out) {
    switch (states[state].operation()) {
      case COUNT -> {
        if (from < to) {
          out.setLong(slot, inputs(state, from, to));
        } else {
          out.setNull(slot);
        }
      }
      case LAST_DISTINCT -> {
        if (from < to) {
          distinct.merge(packed, state, states[state], from, to);
          distinct.writeTo(out, slot, types[state]);
        } else {
          out.setNull(slot);
        }
      }
      case SUM, MEAN, MIN, MAX -> {
        if (types[state] == ScalarType.STRING) {
          mergeStrings(state, from, to, slot, out);
        } else {
          mergeNumbers(state, from, to, slot, out);
        }
      }
    }
  }

  private long inputs(int state, int from, int to) {
    long inputs = 0;
    for (int tile = from; tile < to; tile++) {
      inputs += packed.inputs(tile, state);
    }
    return inputs;
  }

  private void mergeNumbers(int state, int from, int to, int slot, FeatureBuffer out) {
    TileState merged = states[state];
    long inputs = 0;
    long bits = 0;
    for (int tile = from; tile < to; tile++) {
      long here = packed.inputs(tile, state);
      if (here != 0) {
        long value = packed.bits(tile, state);
        bits = inputs == 0 ? value : Arithmetic.combine(merged, bits, value);
        inputs += here;
      }
    }
    if (inputs == 0) {
      out.setNull(slot);
    } else if (merged.operation() == TileState.Operation.MEAN) {
      out.setDouble(slot, Double.longBitsToDouble(bits) / inputs);
    } else if (merged.type() == ScalarType.INT64) {
      out.setLong(slot, bits);
    } else {
      out.setDouble(slot, Double.longBitsToDouble(bits));
    }
  }

  private void mergeStrings(int state, int from, int to, int slot, FeatureBuffer out) {
    boolean least = states[state].operation() == TileState.Operation.MIN;
    byte[] row = packed.bytes();
    int best = -1;
    for (int tile = from; tile < to; tile++) {
      if (packed.inputs(tile, state) != 0) {
        int at = packed.variableOffset(tile, state);
        int order = best < 0 ? 0 : DistinctScratch.compareUtf8(row, at, best);
        if (best < 0 || (least ? order < 0 : order > 0)) {
          best = at;
        }
      }
    }
    if (best < 0) {
      out.setNull(slot);
    } else {
      out.setUtf8(slot, row, best + 4, Values.end(row, best, ScalarType.STRING) - best - 4);
    }
  }
}
