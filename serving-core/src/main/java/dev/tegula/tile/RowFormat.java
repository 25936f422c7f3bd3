package dev.tegula.tile;

/**
 * The offsets and sizes of packed rows of version 1, which {@code docs/format.md} specifies. All
 * numbers are little-endian; every part that is read as one is followed or indexed by its CRC-32C.
 */
final class RowFormat {

  static final int FORM = 1;
  static final int LEVELS = 2;
  static final int LENGTH = 4;
  static final int HEAD_LENGTH = 8;
  static final int ATTRIBUTES_LENGTH = 12;
  static final int DIRECTORY = 16;

  /** The form of rows made of tiles. */
  static final int TILES = 0;

  /**
   * A level's entry: multiple, tiles, newest index (8), tiles per block, records' start and end,
   * index.
   */
  static final int LEVEL_BYTES = 32;

  static final int CRC_BYTES = 4;

  /** The most levels that a reader prepares for; the ladder has fewer. */
  static final int MOST_LEVELS = 16;

  private RowFormat() {}
}
