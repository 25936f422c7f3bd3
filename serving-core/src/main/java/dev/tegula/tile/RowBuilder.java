package dev.tegula.tile;

import java.util.List;

/**
 * Builds the packed row of one entity after another from rows in canonical order: ascending by
 * time, tie-breaker columns and canonical encoding. The same events give the same bytes. Memory is
 * bounded by the tiles of one entity. Confined to one thread.
 */
public final class RowBuilder {

  private final ViewLayout layout;
  private final List<TileLevel> levels;
  private final AttributeSection attributes;
  private final RowWriter writer;
  private final FinalWriter finals;
  private final long earlierEdgeMicros;
  private long lastTime;

  /** Builds rows that can serve any leading edge. */
  public RowBuilder(ViewLayout layout) {
    this(layout, EdgeRange.ANY);
  }

  /** Builds smaller rows, which can serve the leading edges of a range only. */
  public RowBuilder(ViewLayout layout, EdgeRange edges) {
    this(layout, edges, Long.MIN_VALUE);
  }

  /**
   * Builds rows that are written while readers are at an earlier edge than the last of their
   * events: where an entity has newer attributes, they keep those before that edge as well. Tiles
   * serve either edge as they are.
   */
  public RowBuilder(ViewLayout layout, EdgeRange edges, long earlierEdgeMicros) {
    this.earlierEdgeMicros = earlierEdgeMicros;
    this.layout = layout;
    this.levels =
        layout.cells().isEmpty()
            ? List.of()
            : layout.ladder().multiples().stream()
                .map(multiple -> new TileLevel(layout, multiple))
                .toList();
    this.attributes = new AttributeSection(layout);
    this.writer = new RowWriter(layout, edges);
    this.finals = new FinalWriter(layout);
  }

  /** Starts another entity. */
  public void begin() {
    levels.forEach(TileLevel::clear);
    attributes.clear();
    lastTime = Long.MIN_VALUE;
  }

  /**
   * Adds one row of the entity.
   *
   * @throws IllegalArgumentException when it is older than the one before
   */
  public void add(long timeMicros, InputRow input) {
    if (timeMicros < lastTime) {
      throw new IllegalArgumentException(
          "timeMicros: " + timeMicros + " (expected: >= " + lastTime + ", the row before)");
    }
    if (lastTime < earlierEdgeMicros && timeMicros >= earlierEdgeMicros) {
      attributes.keepEarlier();
    }
    lastTime = timeMicros;
    long index = Math.floorDiv(timeMicros, layout.tileMicros());
    for (TileLevel level : levels) {
      level.add(index, input);
    }
    attributes.replace(timeMicros, input);
  }

  /** The packed row of everything added since {@link #begin()}. */
  public byte[] finish() {
    levels.forEach(TileLevel::close);
    return writer.write(levels, attributes);
  }

  /**
   * The row of final values of everything added since {@link #begin()}: smaller and faster to read
   * than tiles, but legal only where every refresh writes every entity anew, as it serves this edge
   * and no other.
   *
   * @throws IllegalArgumentException when the view is refreshed otherwise: entities that a refresh
   *     leaves alone would have rows for an edge that has passed
   */
  public byte[] finishFinal(long leadingEdgeMicros) {
    layout.requireFullRefresh();
    return finals.write(finish(), leadingEdgeMicros);
  }
}
