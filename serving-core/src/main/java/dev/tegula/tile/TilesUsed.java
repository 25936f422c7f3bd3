package dev.tegula.tile;

import dev.tegula.definition.OutputFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an aggregate is merged from, to explain it to a person.
 *
 * @param tilesByMicros how many tiles of which length
 */
public record TilesUsed(OutputFeature output, Map<Long, Integer> tilesByMicros) {

  /**
   * The tiles behind every aggregate of a row's view, in the order of its outputs.
   *
   * @throws CorruptRowException as {@link RowMerge#merge}
   */
  public static List<TilesUsed> of(ViewLayout layout, byte[] row, long leadingEdgeMicros) {
    PackedRow packed = new PackedRow(layout);
    try {
      packed.wrap(row);
      packed.requireEdge(leadingEdgeMicros);
      List<TilesUsed> used = new ArrayList<>();
      for (int output = 0; output < layout.outputs().size(); output++) {
        if (layout.outputs().get(output).aggregate()) {
          WindowTiles window = WindowTiles.of(layout, layout.window(output));
          used.add(
              new TilesUsed(
                  layout.outputs().get(output), count(layout, packed, window, leadingEdgeMicros)));
        }
      }
      return used;
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptRowException("row of " + row.length + " bytes: " + e.getMessage());
    }
  }

  private static Map<Long, Integer> count(
      ViewLayout layout, PackedRow packed, WindowTiles window, long edgeMicros) {
    long edge = Math.floorDiv(edgeMicros, layout.tileMicros());
    Cover cover = new Cover(packed.multiples(), new long[] {window.begin(edge)}, window.end(edge));
    Map<Long, Integer> tiles = new TreeMap<>();
    cover.count(
        packed,
        (multiple, count) -> tiles.merge(multiple * layout.tileMicros(), count, Integer::sum));
    return tiles;
  }
}
