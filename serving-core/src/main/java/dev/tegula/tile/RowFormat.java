package dev.tegula.tile;

/**
 * The offsets and sizes in packed rows of version 1, which {@code docs/format.md} specifies. All
 * numbers are little-endian, all parts, the opening and every tile, whole eight-byte words.
 */
final class RowFormat {

  static final int FORM = 1;
  static final int LEVELS = 2;
  static final int LENGTH = 4;
  static final int HEAD_LENGTH = 8;
  static final int ATTRIBUTES_LENGTH = 12;
  static final int FINGERPRINT = 16;
  static final int TILE_MICROS = 24;
  static final int FIRST_EDGE = 32;
  static final int LAST_EDGE = 40;
  static final int DIRECTORY = 48;

  /** At the end of a part: four bytes of its own, then the seal. */
  static final int TRAILER_BYTES = 8;

  /** The form of rows made of tiles. */
  static final int TILES = 0;

  /** The form of rows of final values. */
  static final int FINAL = 1;

  /** The form of rows made of tiles that also keep the attributes before an earlier edge. */
  static final int CARRIED = 2;

  /** The form of the rows of a packed table group, {@link GroupRow}. */
  static final int GROUP = 3;

  /** A resolution's entry: multiple, tiles, newest index (8), records' start and end, index, 0. */
  static final int LEVEL_BYTES = 32;

  /** The most resolutions that a reader prepares for. */
  static final int MOST_LEVELS = 16;

  private RowFormat() {}
}
