package dev.tegula.tile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns packed rows into finished values: copies attributes, merges the tiles of all wanted windows
 * in one pass. Compiled for the wanted outputs of a view; reused from row to row without
 * allocating; confined to one thread.
 */
public final class RowMerge {

  private final ViewLayout layout;
  private final PackedRow packed;
  private final WordReader attributes;
  private final FinalReader finals;
  private final WindowGroup[] groups;
  private final WindowPresence presence;
  private boolean attributesPresent;
  private long attributeTimeMicros;
  private boolean aggregatesPresent;

  /**
   * Plans a merge.
   *
   * @param slots the destination of each of the layout's outputs, or -1 when it is not wanted
   */
  public RowMerge(ViewLayout layout, int[] slots) {
    this.layout = layout;
    this.packed = new PackedRow(layout);
    int[] destinations = slots.clone();
    this.attributes =
        new WordReader(
            AttributeSection.VALUES, AttributeSection.types(layout), attributeSlots(destinations));
    this.finals = new FinalReader(layout, destinations);
    List<Integer> aggregates =
        IntStream.range(0, destinations.length)
            .filter(output -> destinations[output] >= 0 && layout.outputs().get(output).aggregate())
            .boxed()
            .toList();
    this.groups =
        aggregates.stream()
            .collect(
                Collectors.groupingBy(
                    output -> WindowTiles.of(layout, layout.window(output)).offset()))
            .values()
            .stream()
            .map(outputs -> new WindowGroup(layout, outputs, destinations))
            .toArray(WindowGroup[]::new);
    this.presence = new WindowPresence(layout);
  }

  private int[] attributeSlots(int[] destinations) {
    int[] slots = new int[layout.attributeColumns().size()];
    Arrays.fill(slots, -1);
    for (int output = 0; output < destinations.length; output++) {
      if (!layout.outputs().get(output).aggregate()) {
        slots[layout.attribute(output)] = destinations[output];
      }
    }
    return slots;
  }

  /**
   * Fills the wanted slots from one row; null where there is no value.
   *
   * @param leadingEdgeMicros where windows end; tiles that end after it do not count
   * @throws CorruptRowException when the bytes cannot be trusted, were written by another version
   *     or definition, or were built for other edges; slots may have been written
   */
  public void merge(byte[] row, long leadingEdgeMicros, FeatureBuffer out) {
    packed.checkSeals(true);
    mergeParts(row, leadingEdgeMicros, out);
  }

  /**
   * As {@link #merge}, but without looking at seals again: only for a row that {@link RowSeal}
   * found intact and that nobody can have changed since.
   */
  public void mergeIntact(byte[] row, long leadingEdgeMicros, FeatureBuffer out) {
    packed.checkSeals(false);
    mergeParts(row, leadingEdgeMicros, out);
  }

  private void mergeParts(byte[] row, long leadingEdgeMicros, FeatureBuffer out) {
    attributesPresent = false;
    aggregatesPresent = false;
    try {
      packed.wrap(row);
      packed.requireEdge(leadingEdgeMicros);
      if (packed.isFinal()) {
        readFinal(out);
        return;
      }
      readAttributes(leadingEdgeMicros, out);
      long edge = Math.floorDiv(leadingEdgeMicros, layout.tileMicros());
      for (WindowGroup group : groups) {
        aggregatesPresent |= group.merge(packed, edge, out);
      }
      if (!aggregatesPresent && groups.length > 0) {
        aggregatesPresent = presence.anyTile(packed, edge);
      }
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      throw new CorruptRowException("row of " + row.length + " bytes: " + e.getMessage());
    }
  }

  private void readFinal(FeatureBuffer out) {
    attributeTimeMicros = LittleEndian.getLong(packed.bytes(), packed.values());
    attributesPresent = attributeTimeMicros != FinalLayout.NO_ATTRIBUTES;
    aggregatesPresent = finals.aggregatesPresent(packed.bytes(), packed.values());
    finals.read(packed.bytes(), packed.values(), out);
  }

  private void readAttributes(long leadingEdgeMicros, FeatureBuffer out) {
    attributesPresent =
        packed.hasValues()
            && (readAttributes(packed.values(), leadingEdgeMicros, out)
                || readEarlierAttributes(leadingEdgeMicros, out));
    if (!attributesPresent) {
      attributes.setNulls(out);
    }
  }

  private boolean readEarlierAttributes(long leadingEdgeMicros, FeatureBuffer out) {
    int part = packed.earlierValues();
    return part >= 0 && readAttributes(part, leadingEdgeMicros, out);
  }

  private boolean readAttributes(int part, long leadingEdgeMicros, FeatureBuffer out) {
    attributeTimeMicros = LittleEndian.getLong(packed.bytes(), part);
    if (attributeTimeMicros >= leadingEdgeMicros) {
      return false;
    }
    attributes.read(packed.bytes(), part, out);
    return true;
  }

  /** True when the last row merged had a row of attributes before the edge. */
  public boolean attributesPresent() {
    return attributesPresent;
  }

  /** The time of the row that the attributes came from. */
  public long attributeTimeMicros() {
    return attributeTimeMicros;
  }

  /**
   * True when a tile lay in a window of the view, wanted or not. Says nothing when no aggregate is
   * wanted.
   */
  public boolean aggregatesPresent() {
    return aggregatesPresent;
  }
}
