package dev.tegula.tile;

/**
 * The tiles of one resolution in a packed row, the newest first. A tile's age is how many tiles of
 * this resolution it is older than the newest.
 */
final class LevelReader {

  private final int tileBytes;
  private final boolean variable;
  private final Seal seal;
  private byte[] row = new byte[0];
  private int multiple;
  private int tiles;
  private long newest;
  private int records;
  private int recordsEnd;
  private int ages;

  /** No tile is missing between the newest and the oldest, so ages are positions. */
  private boolean dense;

  private int uncheckedStart;
  private int uncheckedEnd;

  LevelReader(ViewLayout layout, Seal seal) {
    this.tileBytes = layout.tileBytes();
    this.variable = layout.variableCells() > 0;
    this.seal = seal;
  }

  void wrap(byte[] bytes, int entry) {
    row = bytes;
    multiple = LittleEndian.getInt(bytes, entry);
    tiles = LittleEndian.getInt(bytes, entry + 4);
    newest = LittleEndian.getLong(bytes, entry + 8);
    records = LittleEndian.getInt(bytes, entry + 16);
    recordsEnd = LittleEndian.getInt(bytes, entry + 20);
    ages = LittleEndian.getInt(bytes, entry + 24);
    uncheckedStart = 0;
    uncheckedEnd = 0;
    if (multiple <= 0
        || tiles <= 0
        || records < 0
        || recordsEnd > bytes.length
        || recordsEnd - records < (long) tiles * tileBytes) {
      throw new CorruptRowException(
          String.format("row says: %d tiles in bytes %d to %d", tiles, records, recordsEnd));
    }
    dense = LittleEndian.getInt(bytes, ages + 4 * tiles - 4) == tiles - 1;
  }

  int multiple() {
    return multiple;
  }

  /**
   * Adds the tiles of [begin, end), in tiles of this resolution. They are not to be trusted before
   * {@link #check}, which comes later, so that stretches that touch are checked by one call.
   */
  void collect(long begin, long end, TileList list) {
    int from = firstOfAge(newest - end + 1);
    int to = behind(from, end - begin, newest - begin);
    if (from >= to) {
      return;
    }
    if (from != uncheckedEnd) {
      check();
      uncheckedStart = from;
    }
    uncheckedEnd = to;
    int at = list.size();
    list.extend(to - from);
    boolean even = !variable && age(to - 1) - age(from) == to - 1 - from;
    int misplaced =
        even
            ? collectEven(from, to, list.offsets(), at)
            : collectUneven(from, to, list.offsets(), at);
    if (misplaced != 0) {
      throw new CorruptRowException("row: a tile from byte " + start(from) + " on is out of place");
    }
  }

  /** Tiles of one length without a gap in time; not 0 when one is in another's place. */
  private int collectEven(int from, int to, int[] found, int at) {
    byte[] bytes = row;
    int step = tileBytes;
    int start = records + from * step;
    int index = (int) newest - age(from);
    int misplaced = 0;
    for (int end = at + to - from; at < end; at++) {
      found[at] = start;
      start += step;
      misplaced |= LittleEndian.getInt(bytes, start - RowFormat.TRAILER_BYTES) ^ index--;
    }
    return misplaced;
  }

  private int collectUneven(int from, int to, int[] found, int at) {
    int misplaced = 0;
    for (int tile = from; tile < to; tile++) {
      found[at++] = start(tile);
      int trailer = start(tile + 1) - RowFormat.TRAILER_BYTES;
      misplaced |= LittleEndian.getInt(row, trailer) ^ (int) newest - age(tile);
    }
    return misplaced;
  }

  /** Checks what has been collected and not been checked. */
  void check() {
    if (uncheckedEnd > uncheckedStart) {
      int from = start(uncheckedStart);
      int to = start(uncheckedEnd);
      if (!seal.intact(row, from, to - from)) {
        throw new CorruptRowException(
            "row: a tile in bytes " + from + " to " + to + " has been changed");
      }
    }
    uncheckedStart = 0;
    uncheckedEnd = 0;
  }

  private int start(int tile) {
    if (!variable) {
      return records + tile * tileBytes;
    }
    return tile == tiles
        ? recordsEnd
        : records + LittleEndian.getInt(row, ages + 4 * tiles + 4 * tile);
  }

  /**
   * The position behind the last tile of at most an age: mostly a whole stretch behind the first.
   */
  private int behind(int from, long stretch, long lastAge) {
    if (dense) {
      return firstOfAge(lastAge + 1);
    }
    long whole = from + stretch;
    if (whole > 0 && whole <= tiles && age((int) whole - 1) == lastAge) {
      return (int) whole;
    }
    return firstOfAge(lastAge + 1);
  }

  /** The position of the first tile of at least this age. */
  private int firstOfAge(long age) {
    if (age <= 0) {
      return 0;
    }
    if (dense) {
      return (int) Math.min(age, tiles);
    }
    // Ages ascend from 0 without repeating: a tile never stands behind the position that is its
    // age, and stands right there when no tile is missing.
    int high = (int) Math.min(age, tiles);
    if (age(high - 1) < age) {
      return high;
    }
    int low = 0;
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
    return dense ? tile : LittleEndian.getInt(row, ages + 4 * tile);
  }
}
