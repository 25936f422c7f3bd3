package dev.tegula.tile;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The tiles of one resolution in a packed row, the newest first. A tile's age is how many tiles of
 * this resolution it is older than the newest.
 */
final class LevelReader {

  private final int tileBytes;
  private final boolean variable;
  private final CRC32C crc;
  private byte[] row = new byte[0];
  private int multiple;
  private int tiles;
  private long newest;
  private int tilesPerBlock;
  private int records;
  private int recordsEnd;
  private int ages;
  private int offsets;
  private int checksums;

  /** Blocks of the row that have been checked, and those that have not yet. */
  private boolean[] checked = new boolean[16];

  LevelReader(ViewLayout layout, CRC32C crc) {
    this.tileBytes = layout.tileBytes();
    this.variable = layout.variableCells() > 0;
    this.crc = crc;
  }

  void wrap(byte[] bytes, int entry) {
    row = bytes;
    multiple = LittleEndian.getInt(bytes, entry);
    tiles = LittleEndian.getInt(bytes, entry + 4);
    newest = LittleEndian.getLong(bytes, entry + 8);
    tilesPerBlock = LittleEndian.getInt(bytes, entry + 16);
    records = LittleEndian.getInt(bytes, entry + 20);
    recordsEnd = LittleEndian.getInt(bytes, entry + 24);
    ages = LittleEndian.getInt(bytes, entry + 28);
    long least = (long) tiles * tileBytes;
    if (multiple <= 0
        || tiles <= 0
        || tilesPerBlock <= 0
        || records < 0
        || ages < 0
        || recordsEnd > bytes.length
        || recordsEnd - records < least
        || (!variable && recordsEnd - records != least)) {
      throw new CorruptRowException(
          "row says: " + tiles + " tiles in bytes " + records + " to " + recordsEnd);
    }
    offsets = ages + 4 * tiles;
    checksums = variable ? offsets + 4 * tiles : offsets;
    int blocks = (tiles - 1) / tilesPerBlock + 1;
    if (checked.length < blocks) {
      checked = new boolean[2 * blocks];
    }
    Arrays.fill(checked, 0, blocks, false);
  }

  int multiple() {
    return multiple;
  }

  /** Adds the tiles of [begin, end), in tiles of this resolution. */
  void collect(long begin, long end, TileList list) {
    int from = firstOfAge(newest - end + 1);
    int to = firstOfAge(newest - begin + 1);
    if (from >= to) {
      return;
    }
    for (int block = from / tilesPerBlock; block <= (to - 1) / tilesPerBlock; block++) {
      if (!checked[block]) {
        check(block);
      }
    }
    int at = list.size();
    list.extend(to - from);
    int[] found = list.offsets();
    for (int tile = from; tile < to; tile++) {
      found[at++] = start(tile);
    }
  }

  private int start(int tile) {
    if (tile == tiles) {
      return recordsEnd;
    }
    return records + (variable ? LittleEndian.getInt(row, offsets + 4 * tile) : tile * tileBytes);
  }

  private void check(int block) {
    int from = start(block * tilesPerBlock);
    int to = start(Math.min(tiles, (block + 1) * tilesPerBlock));
    crc.reset();
    crc.update(row, from, to - from);
    if ((int) crc.getValue() != LittleEndian.getInt(row, checksums + 4 * block)) {
      throw new CorruptRowException(
          "row: tiles in bytes " + from + " to " + to + " fail their checksum");
    }
    checked[block] = true;
  }

  /** The position of the first tile of at least this age. */
  private int firstOfAge(long age) {
    if (age <= 0) {
      return 0;
    }
    int low = 0;
    // Ages ascend from 0 without repeating: a tile never stands behind the position that is its
    // age.
    int high = (int) Math.min(age, tiles);
    if (age(high - 1) < age) {
      return high;
    }
    while (low < high) {
      int middle = low + high >>> 1;
      if (age(middle) < age) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int age(int tile) {
    return LittleEndian.getInt(row, ages + 4 * tile);
  }
}
