package dev.tegula.tile;

/**
 * A packed row, read in place. Every part is checked before anything in it is used, and parts that
 * are not used are not read. Confined to one thread.
 */
final class PackedRow {

  private final ViewLayout layout;
  private final int entries;
  private final LevelReader[] levels = new LevelReader[RowFormat.MOST_LEVELS];
  private final Seal seal = new Seal();
  private byte[] row = new byte[0];
  private int levelCount;
  private int attributesStart;
  private int attributesLength;

  PackedRow(ViewLayout layout) {
    this.layout = layout;
    this.entries = RowFormat.DIRECTORY + layout.directory().length;
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LevelReader(layout, seal);
    }
  }

  /**
   * Turns to another row.
   *
   * @throws CorruptRowException when its head cannot be trusted, or is that of another definition
   */
  void wrap(byte[] bytes) {
    if (bytes.length < entries) {
      throw new CorruptRowException(
          "row of " + bytes.length + " bytes (expected: >= " + entries + ")");
    }
    if (bytes[0] != ViewLayout.VERSION) {
      throw new CorruptRowException(
          "row of version " + bytes[0] + " (expected: " + ViewLayout.VERSION + ")");
    }
    row = bytes;
    attributesStart = LittleEndian.getInt(bytes, RowFormat.HEAD_LENGTH);
    attributesLength = LittleEndian.getInt(bytes, RowFormat.ATTRIBUTES_LENGTH);
    levelCount = bytes[RowFormat.LEVELS] & 0xff | (bytes[RowFormat.LEVELS + 1] & 0xff) << 8;
    checkHead(bytes);
    if (LittleEndian.getLong(bytes, RowFormat.FINGERPRINT) != layout.fingerprint()) {
      throw new CorruptRowException(
          "row of another definition than that of view " + layout.view().name());
    }
    if (bytes[RowFormat.FORM] != RowFormat.TILES) {
      throw new CorruptRowException("row of form " + bytes[RowFormat.FORM] + " (expected: 0)");
    }
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
        || attributesLength > length - headLength) {
      throw new CorruptRowException(
          String.format(
              "row of %d bytes says: %d bytes, a head of %d, attributes of %d, %d resolutions",
              bytes.length, length, headLength, attributesLength, levelCount));
    }
    if (!seal.intact(bytes, 0, headLength + attributesLength)) {
      throw new CorruptRowException(
          "row of " + length + " bytes: its head or its attributes have been changed");
    }
  }

  byte[] bytes() {
    return row;
  }

  boolean hasAttributes() {
    return attributesLength > 0;
  }

  /** Where the attributes begin. */
  int attributes() {
    return attributesStart;
  }

  /**
   * Says whether the row keeps the tiles that this edge needs.
   *
   * @throws CorruptRowException when it does not
   */
  void requireEdge(long edgeMicros) {
    long first = LittleEndian.getLong(row, RowFormat.FIRST_EDGE);
    long last = LittleEndian.getLong(row, RowFormat.LAST_EDGE);
    if (edgeMicros < first || edgeMicros > last) {
      throw new CorruptRowException(
          String.format(
              "leadingEdgeMicros: %d (expected: from %d to %d, for which the row was built)",
              edgeMicros, first, last));
    }
  }

  int levelCount() {
    return levelCount;
  }

  LevelReader level(int level) {
    return levels[level];
  }
}
