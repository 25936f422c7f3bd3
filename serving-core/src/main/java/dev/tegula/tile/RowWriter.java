package dev.tegula.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Lays closed tiles and attributes out as one packed row. */
final class RowWriter {

  /**
   * Tiles are checked in blocks of about so many bytes: what a window touches is all that is read.
   */
  private static final int BLOCK_BYTES = 2048;

  private final ViewLayout layout;
  private final EdgeRange edges;
  private final TileChoice choice;
  private final ByteSink row = new ByteSink();
  private final ByteSink records = new ByteSink();
  private final ByteSink offsets = new ByteSink();
  private final CRC32C crc = new CRC32C();

  RowWriter(ViewLayout layout, EdgeRange edges) {
    this.layout = layout;
    this.edges = edges;
    this.choice = new TileChoice(layout, edges);
  }

  byte[] write(List<TileLevel> levels, AttributeSection attributes) {
    List<TileChoice.Kept> kept = new ArrayList<>(choice.choose(levels));
    kept.removeIf(level -> level.tiles().isEmpty());
    int attributesLength =
        attributes.isEmpty() ? 0 : attributes.bytes().length() + RowFormat.CRC_BYTES;
    int headLength = headLength(kept);
    row.clear();
    row.putByte(ViewLayout.VERSION);
    row.putByte(RowFormat.TILES);
    row.putShort(kept.size());
    row.putInt(0);
    row.putInt(headLength);
    row.putInt(attributesLength);
    row.putBytes(layout.directory(), 0, layout.directory().length);
    if (!kept.isEmpty()) {
      row.putLong(layout.tileMicros());
      row.putLong(edges.firstMicros());
      row.putLong(edges.lastMicros());
    }
    writeLevels(kept, headLength, headLength + attributesLength);
    putChecksumAfter(attributes);
    row.putAll(records);
    return row.toArray();
  }

  private int headLength(List<TileChoice.Kept> kept) {
    int length = RowFormat.DIRECTORY + layout.directory().length + RowFormat.CRC_BYTES;
    if (!kept.isEmpty()) {
      length += 24;
    }
    for (TileChoice.Kept level : kept) {
      length += RowFormat.LEVEL_BYTES + indexBytes(level);
    }
    return length;
  }

  private int indexBytes(TileChoice.Kept level) {
    int tiles = level.tiles().size();
    int perTile = layout.variableCells() > 0 ? 8 : 4;
    return tiles * perTile + blocks(tiles, tilesPerBlock(level)) * RowFormat.CRC_BYTES;
  }

  private static int blocks(int tiles, int tilesPerBlock) {
    return (tiles + tilesPerBlock - 1) / tilesPerBlock;
  }

  private static int tilesPerBlock(TileChoice.Kept kept) {
    long bytes = 0;
    for (int tile : kept.tiles()) {
      bytes += kept.level().end(tile) - kept.level().start(tile);
    }
    return (int) Math.max(1, (long) BLOCK_BYTES * kept.tiles().size() / bytes);
  }

  private void writeLevels(List<TileChoice.Kept> kept, int headLength, int recordsStart) {
    records.clear();
    offsets.clear();
    int index = row.length() + kept.size() * RowFormat.LEVEL_BYTES;
    for (TileChoice.Kept level : kept) {
      int start = recordsStart + records.length();
      int tilesPerBlock = tilesPerBlock(level);
      long newest = newest(level);
      writeIndex(level, newest, tilesPerBlock);
      row.putInt((int) level.level().multiple());
      row.putInt(level.tiles().size());
      row.putLong(newest);
      row.putInt(tilesPerBlock);
      row.putInt(start);
      row.putInt(recordsStart + records.length());
      row.putInt(index);
      index += indexBytes(level);
    }
    row.putAll(offsets);
    row.setInt(RowFormat.LENGTH, recordsStart + records.length());
    row.putInt(checksum(row.bytes(), 0, headLength - RowFormat.CRC_BYTES));
  }

  private static long newest(TileChoice.Kept level) {
    return level.level().index(level.tiles().get(level.tiles().size() - 1));
  }

  /** Copies a level's tiles, the newest first, and indexes them by age. */
  private void writeIndex(TileChoice.Kept kept, long newest, int tilesPerBlock) {
    TileLevel level = kept.level();
    int tiles = kept.tiles().size();
    int start = records.length();
    int[] starts = new int[tiles + 1];
    for (int position = 0; position < tiles; position++) {
      int tile = kept.tiles().get(tiles - 1 - position);
      offsets.putInt(Math.toIntExact(newest - level.index(tile)));
      starts[position] = records.length();
      records.putBytes(level.records(), level.start(tile), level.end(tile) - level.start(tile));
    }
    starts[tiles] = records.length();
    if (layout.variableCells() > 0) {
      for (int position = 0; position < tiles; position++) {
        offsets.putInt(starts[position] - start);
      }
    }
    for (int first = 0; first < tiles; first += tilesPerBlock) {
      int end = Math.min(tiles, first + tilesPerBlock);
      offsets.putInt(checksum(records.bytes(), starts[first], starts[end] - starts[first]));
    }
  }

  private void putChecksumAfter(AttributeSection attributes) {
    if (!attributes.isEmpty()) {
      ByteSink section = attributes.bytes();
      row.putAll(section);
      row.putInt(checksum(section.bytes(), 0, section.length()));
    }
  }

  private int checksum(byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
