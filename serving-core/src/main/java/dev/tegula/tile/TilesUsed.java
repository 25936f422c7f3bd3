package dev.tegula.tile;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one aggregate is merged from, to explain it to a person.
 *
 * @param startMicros where the window begins; of a lifetime one the view's feature start time
 * @param endMicros where it ends, not included
 * @param precomputed the row holds the final value instead of tiles
 * @param tilesByMicros how many tiles of which length, the longest first; none of length without
 *     tiles
 */
public record TilesUsed(
    long startMicros, long endMicros, boolean precomputed, Map<Long, Integer> tilesByMicros) {

  private static final Map<Long, String> UNITS = new TreeMap<>(Comparator.reverseOrder());

  static {
    UNITS.put(86_400_000_000L, "d");
    UNITS.put(3_600_000_000L, "h");
    UNITS.put(60_000_000L, "m");
    UNITS.put(1_000_000L, "s");
    UNITS.put(1L, "us");
  }

  /**
   * The tiles behind an aggregate.
   *
   * @param output a position in {@link ViewLayout#outputs()}, of an aggregate
   * @throws CorruptRowException as {@link RowMerge#merge}
   */
  public static TilesUsed of(ViewLayout layout, int output, byte[] row, long leadingEdgeMicros) {
    PackedRow packed = new PackedRow(layout);
    long edge = Math.floorDiv(leadingEdgeMicros, layout.tileMicros());
    WindowTiles window = WindowTiles.of(layout, layout.window(output));
    Map<Long, Integer> tiles = new TreeMap<>(Comparator.reverseOrder());
    try {
      packed.wrap(row);
      packed.requireEdge(leadingEdgeMicros);
      Cover cover =
          new Cover(packed.multiples(), new long[] {window.begin(edge)}, window.end(edge));
      cover.count(
          packed,
          (multiple, count) -> tiles.merge(multiple * layout.tileMicros(), count, Integer::sum));
    } catch (IndexOutOfBoundsException e) {
      throw new CorruptRowException("row of " + row.length + " bytes: " + e.getMessage());
    }
    tiles.values().removeIf(count -> count == 0);
    TilesUsed none = none(layout, output, leadingEdgeMicros);
    return new TilesUsed(none.startMicros, none.endMicros, packed.isFinal(), tiles);
  }

  /** The same aggregate where there is no row. */
  public static TilesUsed none(ViewLayout layout, int output, long leadingEdgeMicros) {
    long edge = Math.floorDiv(leadingEdgeMicros, layout.tileMicros());
    WindowTiles window = WindowTiles.of(layout, layout.window(output));
    long start =
        window.size() == WindowTiles.LIFETIME
            ? layout.view().schedule().featureStartMicros()
            : window.begin(edge) * layout.tileMicros();
    return new TilesUsed(start, window.end(edge) * layout.tileMicros(), false, Map.of());
  }

  /** How many tiles in all. */
  public int tiles() {
    return tilesByMicros.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The tiles of each length, as {@code 12x 28d + 19x 1d}, or why there are none. */
  public String resolutions() {
    if (precomputed) {
      return "final value";
    }
    String text =
        tilesByMicros.entrySet().stream()
            .map(each -> each.getValue() + "x " + duration(each.getKey()))
            .collect(Collectors.joining(" + "));
    return text.isEmpty() ? "no tiles" : text;
  }

  private static String duration(long micros) {
    long unit = UNITS.keySet().stream().filter(each -> micros % each == 0).findFirst().orElse(1L);
    return micros / unit + UNITS.getOrDefault(unit, "us");
  }
}
