package dev.tegula.tile;

import java.util.ArrayList;
import java.util.List;

/** Lays closed tiles and attributes out as one packed row. */
final class RowWriter {

  private final ViewLayout layout;
  private final EdgeRange edges;
  private final TileChoice choice;
  private final ByteSink row = new ByteSink();
  private final ByteSink records = new ByteSink();
  private final ByteSink index = new ByteSink();
  private final Seal seal = new Seal();

  RowWriter(ViewLayout layout, EdgeRange edges) {
    this.layout = layout;
    this.edges = edges;
    this.choice = new TileChoice(layout, edges);
  }

  byte[] write(List<TileLevel> levels, AttributeSection section) {
    ByteSink attributes = section.write();
    List<TileChoice.Kept> kept = new ArrayList<>(choice.choose(levels));
    kept.removeIf(level -> level.tiles().isEmpty());
    int recordsStart = headLength(kept) + attributes.length() + RowFormat.TRAILER_BYTES;
    row.clear();
    row.putByte(ViewLayout.VERSION);
    row.putByte(section.earlierLength() > 0 ? RowFormat.CARRIED : RowFormat.TILES);
    row.putShort(kept.size());
    row.putInt(0);
    row.putInt(headLength(kept));
    row.putInt(attributes.length());
    row.putLong(layout.fingerprint());
    row.putLong(layout.tileMicros());
    row.putLong(edges.firstMicros());
    row.putLong(edges.lastMicros());
    row.putBytes(layout.directory(), 0, layout.directory().length);
    writeLevels(kept, recordsStart);
    row.setInt(RowFormat.LENGTH, recordsStart + records.length());
    row.pad();
    row.putAll(attributes);
    row.putInt(section.earlierLength());
    seal.append(row, 0);
    row.putAll(records);
    return row.toArray();
  }

  private int headLength(List<TileChoice.Kept> kept) {
    int length = RowFormat.DIRECTORY + layout.directory().length;
    for (TileChoice.Kept level : kept) {
      length += RowFormat.LEVEL_BYTES + indexBytes(level);
    }
    return (length + 7) / 8 * 8;
  }

  private int indexBytes(TileChoice.Kept level) {
    return level.tiles().size() * (layout.variableCells() > 0 ? 8 : 4);
  }

  private void writeLevels(List<TileChoice.Kept> kept, int recordsStart) {
    records.clear();
    index.clear();
    int indexStart = row.length() + kept.size() * RowFormat.LEVEL_BYTES;
    for (TileChoice.Kept level : kept) {
      long newest = newest(level);
      row.putInt((int) level.level().multiple());
      row.putInt(level.tiles().size());
      row.putLong(newest);
      row.putInt(recordsStart + records.length());
      int indexed = indexStart + index.length();
      writeTiles(level, newest);
      row.putInt(recordsStart + records.length());
      row.putInt(indexed);
      row.putInt(0);
    }
    row.putAll(index);
  }

  private static long newest(TileChoice.Kept level) {
    return level.level().index(level.tiles().get(level.tiles().size() - 1));
  }

  /**
   * Copies a resolution's tiles, the newest first, and indexes them: ages and, when they differ in
   * length, offsets.
   */
  private void writeTiles(TileChoice.Kept kept, long newest) {
    TileLevel level = kept.level();
    int tiles = kept.tiles().size();
    int start = records.length();
    int[] starts = new int[tiles];
    for (int position = 0; position < tiles; position++) {
      int tile = kept.tiles().get(tiles - 1 - position);
      index.putInt(Math.toIntExact(newest - level.index(tile)));
      starts[position] = records.length();
      records.putBytes(level.records(), level.start(tile), level.end(tile) - level.start(tile));
    }
    if (layout.variableCells() > 0) {
      for (int position = 0; position < tiles; position++) {
        index.putInt(starts[position] - start);
      }
    }
  }
}
