package dev.tegula.tile;

/**
 * Where things lie in a packed row of version 0, specified in {@code docs/format.md}: header, tile
 * starts ascending, two words per tile and state tile by tile, the variable area, the attributes.
 * All numbers are little-endian.
 */
final class PackedRow {

  static final int HEADER_BYTES = 16;

  private final int states;
  private byte[] row = new byte[0];
  private int tiles;
  private int fixedStart;
  private int variableStart;
  private int attributes;

  PackedRow(int states) {
    this.states = states;
  }

  /**
   * Turns to another row.
   *
   * @throws CorruptRowException when its header contradicts its length or the layout
   */
  void wrap(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new CorruptRowException("row of " + bytes.length + " bytes (expected: >= 16)");
    }
    if (bytes[0] != ViewLayout.VERSION) {
      throw new CorruptRowException(
          "row of version " + bytes[0] + " (expected: " + ViewLayout.VERSION + ")");
    }
    int found = (bytes[2] & 0xff) | (bytes[3] & 0xff) << 8;
    tiles = LittleEndian.getInt(bytes, 4);
    int length = LittleEndian.getInt(bytes, 8);
    attributes = LittleEndian.getInt(bytes, 12);
    long end = HEADER_BYTES + (long) tiles * (8 + (long) states * TileState.BYTES);
    if (found != states || tiles < 0 || length != bytes.length || end > length) {
      throw new CorruptRowException(
          String.format(
              "row of %d bytes says: %d bytes, %d tiles, %d states (expected: %d states)",
              bytes.length, length, tiles, found, states));
    }
    if (attributes != 0 && (attributes < end || attributes + 8 > length)) {
      throw new CorruptRowException("row says: attributes at byte " + attributes);
    }
    row = bytes;
    fixedStart = HEADER_BYTES + 8 * tiles;
    variableStart = (int) end;
  }

  byte[] bytes() {
    return row;
  }

  /** The offset of the attributes' time, or 0 when the row has none. */
  int attributes() {
    return attributes;
  }

  int tiles() {
    return tiles;
  }

  long tileStart(int tile) {
    return LittleEndian.getLong(row, HEADER_BYTES + 8 * tile);
  }

  /** The first tile that starts at or after a time. */
  int firstTileFrom(long micros) {
    int low = 0;
    int high = tiles;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tileStart(middle) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The number of non-null inputs of a tile's state. */
  long inputs(int tile, int state) {
    return LittleEndian.getLong(row, word(tile, state));
  }

  /** The second word of a tile's state: the value's bits, or an offset. */
  long bits(int tile, int state) {
    return LittleEndian.getLong(row, word(tile, state) + 8);
  }

  /** Where in {@link #bytes()} a state's variable part begins. */
  int variableOffset(int tile, int state) {
    return Math.addExact(variableStart, Math.toIntExact(bits(tile, state)));
  }

  private int word(int tile, int state) {
    return fixedStart + (tile * states + state) * TileState.BYTES;
  }
}
