package dev.tegula.tile;

import java.util.Arrays;

/**
 * A packed row, read in place. Every part is checked before anything in it is used, and parts that
 * are not used are not read. Confined to one thread.
 */
final class PackedRow {

  private final ViewLayout layout;
  private final int tileEntries;
  private final int finalEntries;
  private int entries;
  private final LevelReader[] levels = new LevelReader[RowFormat.MOST_LEVELS];
  private final Seal seal = new Seal();
  private byte[] row = new byte[0];
  private int levelCount;
  private int attributesStart;
  private int attributesLength;

  PackedRow(ViewLayout layout) {
    this.layout = layout;
    this.tileEntries = RowFormat.DIRECTORY + layout.directory().length;
    this.finalEntries = RowFormat.DIRECTORY + layout.finalLayout().directory().length;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LevelReader(layout, seal);
    }
  }

  /**
   * Whether the rows to come are to be checked for changes; they are otherwise known intact. Tiles
   * of sketches and lists are checked all the same: they are long and read in no order, and the
   * pass of the check brings them into the cache for less than the misses would cost (decision 7).
   */
  void checkSeals(boolean checked) {
    seal.check(checked || layout.variableCells() > 0);
  }

  /**
   * Turns to another row.
   *
   * @throws CorruptRowException when its head cannot be trusted, or is that of another definition
   */
  void wrap(byte[] bytes) {
    if (bytes.length < RowFormat.DIRECTORY) {
      throw new CorruptRowException(
          "row of " + bytes.length + " bytes (expected: >= " + RowFormat.DIRECTORY + ")");
    }
    if (bytes[0] != ViewLayout.VERSION) {
      throw new CorruptRowException(
          "row of version " + bytes[0] + " (expected: " + ViewLayout.VERSION + ")");
    }
    row = bytes;
    attributesStart = LittleEndian.getInt(bytes, RowFormat.HEAD_LENGTH);
    attributesLength = LittleEndian.getInt(bytes, RowFormat.ATTRIBUTES_LENGTH);
    levelCount = bytes[RowFormat.LEVELS] & 0xff | (bytes[RowFormat.LEVELS + 1] & 0xff) << 8;
    entries = isFinal() ? finalEntries : tileEntries;
    checkHead(bytes);
    checkForm(bytes);
    int entry = entries;
    for (int i = 0; i < levelCount; i++) {
      levels[i].wrap(bytes, entry);
      entry += RowFormat.LEVEL_BYTES;
    }
  }

  private void checkHead(byte[] bytes) {
    int length = LittleEndian.getInt(bytes, RowFormat.LENGTH);
    int headLength = attributesStart;
    if (length != bytes.length
        || levelCount > RowFormat.MOST_LEVELS
        || headLength < entries + levelCount * RowFormat.LEVEL_BYTES
        || headLength > length
        || (headLength & 7) != 0
        || attributesLength < 0
        || attributesLength > length - headLength - RowFormat.TRAILER_BYTES) {
      throw new CorruptRowException(
          String.format(
              "row of %d bytes says: %d bytes, a head of %d, attributes of %d, %d resolutions",
              bytes.length, length, headLength, attributesLength, levelCount));
    }
    if (!seal.intact(bytes, 0, headLength + attributesLength + RowFormat.TRAILER_BYTES)) {
      throw new CorruptRowException(
          "row of " + length + " bytes: its head or its attributes have been changed");
    }
  }

  private void checkForm(byte[] bytes) {
    boolean known =
        bytes[RowFormat.FORM] == RowFormat.TILES
            || bytes[RowFormat.FORM] == RowFormat.CARRIED
            || isFinal();
    long fingerprint = isFinal() ? layout.finalLayout().fingerprint() : layout.fingerprint();
    if (!known) {
      throw new CorruptRowException(
          "row of form "
              + bytes[RowFormat.FORM]
              + " (expected: 0, tiles, 1, final values, or 2, tiles with earlier attributes)");
    }
    if (LittleEndian.getLong(bytes, RowFormat.FINGERPRINT) != fingerprint) {
      throw new CorruptRowException(
          "row of another definition than that of view " + layout.view().name());
    }
    if (LittleEndian.getLong(bytes, RowFormat.TILE_MICROS) != layout.tileMicros()) {
      throw new CorruptRowException(
          String.format(
              "row of tiles of %d µs (expected: %d)",
              LittleEndian.getLong(bytes, RowFormat.TILE_MICROS), layout.tileMicros()));
    }
  }

  boolean isFinal() {
    return row[RowFormat.FORM] == RowFormat.FINAL;
  }

  byte[] bytes() {
    return row;
  }

  boolean hasValues() {
    return attributesLength > 0;
  }

  /** Where the attributes or the final values begin. */
  int values() {
    return attributesStart;
  }

  /** Where the attributes of an earlier row begin, or -1 when there are none. */
  int earlierValues() {
    if (row[RowFormat.FORM] != RowFormat.CARRIED) {
      return -1;
    }
    int end = attributesStart + attributesLength;
    int length = LittleEndian.getInt(row, end);
    if (length <= 0 || length >= attributesLength) {
      throw new CorruptRowException(
          "row says: attributes of %d bytes, earlier ones of %d"
              .formatted(attributesLength, length));
    }
    return end - length;
  }

  /**
   * Says whether the row keeps the tiles that this edge needs.
   *
   * @throws CorruptRowException when it does not
   */
  void requireEdge(long edgeMicros) {
    long first = LittleEndian.getLong(row, RowFormat.FIRST_EDGE);
    long last = LittleEndian.getLong(row, RowFormat.LAST_EDGE);
    if ((edgeMicros < first || edgeMicros > last) && isFinal()) {
      throw new CorruptRowException(
          String.format(
              "leadingEdgeMicros: %d (expected: %d, that of the row's final values: every refresh"
                  + " must rewrite every entity)",
              edgeMicros, first));
    }
    if (edgeMicros < first || edgeMicros > last) {
      throw new CorruptRowException(
          String.format(
              "leadingEdgeMicros: %d (expected: from %d to %d, for which the row was built)",
              edgeMicros, first, last));
    }
  }

  /** Of all resolutions, ascending. */
  int[] multiples() {
    int[] multiples = new int[levelCount];
    Arrays.setAll(multiples, level -> levels[level].multiple());
    return multiples;
  }

  int levelCount() {
    return levelCount;
  }

  LevelReader level(int level) {
    return levels[level];
  }
}
