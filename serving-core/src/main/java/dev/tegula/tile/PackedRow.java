package dev.tegula.tile;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A packed row, read in place. Every part is checked against its CRC-32C before anything in it is
 * used, and only the parts that are used are read. Confined to one thread.
 */
final class PackedRow {

  private final ViewLayout layout;
  private final int directoryEnd;
  private final LevelReader[] levels = new LevelReader[RowFormat.MOST_LEVELS];
  private final CRC32C crc = new CRC32C();
  private byte[] row = new byte[0];
  private int levelCount;
  private int attributesStart;
  private int attributesLength;

  PackedRow(ViewLayout layout) {
    this.layout = layout;
    this.directoryEnd = RowFormat.DIRECTORY + layout.directory().length;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LevelReader(layout, crc);
    }
  }

  /**
   * Turns to another row.
   *
   * @throws CorruptRowException when its head cannot be trusted, or is that of another definition
   */
  void wrap(byte[] bytes) {
    checkHead(bytes);
    row = bytes;
    levelCount = bytes[RowFormat.LEVELS] & 0xff | (bytes[RowFormat.LEVELS + 1] & 0xff) << 8;
    int entry = directoryEnd + 24;
    attributesStart = LittleEndian.getInt(bytes, RowFormat.HEAD_LENGTH);
    attributesLength = LittleEndian.getInt(bytes, RowFormat.ATTRIBUTES_LENGTH);
    if (levelCount > RowFormat.MOST_LEVELS
        || attributesLength < 0
        || attributesLength > bytes.length - attributesStart) {
      throw new CorruptRowException("row says: " + levelCount + " resolutions");
    }
    for (int i = 0; i < levelCount; i++) {
      levels[i].wrap(bytes, entry);
      entry += RowFormat.LEVEL_BYTES;
    }
    if (levelCount > 0 && LittleEndian.getLong(bytes, directoryEnd) != layout.tileMicros()) {
      throw new CorruptRowException(
          String.format(
              "row of tiles of %d µs (expected: %d)",
              LittleEndian.getLong(bytes, directoryEnd), layout.tileMicros()));
    }
  }

  private void checkHead(byte[] bytes) {
    if (bytes.length < RowFormat.DIRECTORY) {
      throw new CorruptRowException(
          "row of " + bytes.length + " bytes (expected: >= " + RowFormat.DIRECTORY + ")");
    }
    if (bytes[0] != ViewLayout.VERSION) {
      throw new CorruptRowException(
          "row of version " + bytes[0] + " (expected: " + ViewLayout.VERSION + ")");
    }
    int length = LittleEndian.getInt(bytes, RowFormat.LENGTH);
    int headLength = LittleEndian.getInt(bytes, RowFormat.HEAD_LENGTH);
    if (length != bytes.length || headLength < RowFormat.DIRECTORY || headLength > length) {
      throw new CorruptRowException(
          String.format(
              "row of %d bytes says: %d bytes, a head of %d", bytes.length, length, headLength));
    }
    int end = headLength - RowFormat.CRC_BYTES;
    if (checksum(bytes, 0, end) != LittleEndian.getInt(bytes, end)) {
      throw new CorruptRowException("row of " + length + " bytes: its head fails its checksum");
    }
    if (end < directoryEnd
        || !Arrays.equals(
            bytes,
            RowFormat.DIRECTORY,
            directoryEnd,
            layout.directory(),
            0,
            layout.directory().length)) {
      throw new CorruptRowException(
          "row of another definition than that of view " + layout.view().name());
    }
    if (bytes[RowFormat.FORM] != RowFormat.TILES) {
      throw new CorruptRowException("row of form " + bytes[RowFormat.FORM] + " (expected: 0)");
    }
  }

  byte[] bytes() {
    return row;
  }

  boolean hasAttributes() {
    return attributesLength > 0;
  }

  /** Where the attributes begin, checked. */
  int attributes() {
    int end = attributesStart + attributesLength - RowFormat.CRC_BYTES;
    if (checksum(row, attributesStart, end - attributesStart) != LittleEndian.getInt(row, end)) {
      throw new CorruptRowException("row: its attributes fail their checksum");
    }
    return attributesStart;
  }

  /**
   * Says whether the row keeps the tiles that this edge needs.
   *
   * @throws CorruptRowException when it does not
   */
  void requireEdge(long edgeMicros) {
    if (levelCount > 0) {
      long first = LittleEndian.getLong(row, directoryEnd + 8);
      long last = LittleEndian.getLong(row, directoryEnd + 16);
      if (edgeMicros < first || edgeMicros > last) {
        throw new CorruptRowException(
            String.format(
                "leadingEdgeMicros: %d (expected: from %d to %d, for which the row was built)",
                edgeMicros, first, last));
      }
    }
  }

  /** Adds the tiles that cover [begin, end), in base tiles, the newest first. */
  void cover(long begin, long end, TileList tiles) {
    cover(levelCount - 1, begin, end, tiles);
  }

  private void cover(int level, long begin, long end, TileList tiles) {
    if (level < 0 || begin >= end) {
      return;
    }
    long multiple = levels[level].multiple();
    long from = -Math.floorDiv(-begin, multiple);
    long to = Math.floorDiv(end, multiple);
    if (from >= to) {
      cover(level - 1, begin, end, tiles);
      return;
    }
    cover(level - 1, to * multiple, end, tiles);
    levels[level].collect(from, to, tiles);
    cover(level - 1, begin, from * multiple, tiles);
  }

  private int checksum(byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
