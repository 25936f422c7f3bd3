package dev.tegula.tile;

/**
 * The form of an array of distinct int64 or string values that can be compared as a set where it
 * lies: columns of eight-byte words, a row for each value, ascending by the first word, the key;
 * and the order of the array apart. {@code docs/format.md} specifies it. Reading allocates nothing.
 *
 * <p>A value's key is its first eight bytes, times an odd number, plus the hash of its other words.
 * So keys are spread evenly, whatever the values are, and a key gives the first eight bytes back
 * when the other words are known: values of one key and the same other words are the same. Of an
 * int64, or a string of less than eight bytes, there are none.
 */
public final class PackedSet {

  /** Keys are cut into ranges of equal width. */
  public static final int RANGES = 3;

  /** In an array's count: the elements follow in this form. */
  static final int FLAG = 1 << 31;

  /** Beside {@link #FLAG}; a count with that one alone is of a form that is no longer read. */
  static final int KEYED = 1 << 30;

  /** Behind a string's last byte, so that zeros may follow. */
  static final int END = 1;

  /** What first words are multiplied by: 2^64 over the golden ratio, odd. */
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** The inverse of {@link #FACTOR} modulo 2^64. */
  private static final long INVERSE = 0xf1de83e19937733dL;

  private static final int CUTS = 4;
  private static final int COLUMNS = 8;
  private static final int WORDS = 12;

  private PackedSet() {}

  /** The key of a value, of its first word and the hash of the others, 0 when there are none. */
  static long key(long first, long hash) {
    return first * FACTOR + hash;
  }

  /** The hash of one word more. */
  static long hash(long hash, long word) {
    return XxHash64.hash(hash ^ word);
  }

  /** The lowest key of a range. */
  static long lowestKey(int range) {
    return Long.MIN_VALUE + range * 0x5555555555555555L;
  }

  /** How many elements the array at an offset has. */
  public static int size(byte[] row, int at) {
    return LittleEndian.getInt(row, at) & ~(FLAG | KEYED);
  }

  /**
   * How many words each value has, the key among them; 1 when keys are equal only if values are.
   */
  public static int columns(byte[] row, int at) {
    return unsignedShort(row, at + COLUMNS);
  }

  /** Where a column begins, that of the keys being 0. */
  public static int column(byte[] row, int at, int column) {
    return at + WORDS + 8 * size(row, at) * column;
  }

  /** Where the keys of a range begin; those of range {@link #RANGES} would follow the last key. */
  public static int keys(byte[] row, int at, int range) {
    int before =
        switch (range) {
          case 0 -> 0;
          case RANGES -> size(row, at);
          default -> unsignedShort(row, at + CUTS + 2 * (range - 1));
        };
    return at + WORDS + 8 * before;
  }

  /**
   * Says whether all of the set lies in the row.
   *
   * @throws CorruptRowException when it does not, or when its form is unknown
   */
  static void check(byte[] row, int at, boolean text) {
    if (row.length - at < WORDS) {
      throw new CorruptRowException(
          String.format("set at byte %d of %d (expected: at least %d)", at, row.length, WORDS));
    }
    int count = LittleEndian.getInt(row, at);
    long size = size(row, at);
    int low = unsignedShort(row, at + CUTS);
    int high = unsignedShort(row, at + CUTS + 2);
    int columns = columns(row, at);
    boolean known = (count & KEYED) != 0 && (columns == 1 || columns > 1 && text);
    if (!known
        || low > high
        || high > size
        || WORDS + size * (8L * columns + 2) > row.length - (long) at) {
      throw new CorruptRowException(
          String.format(
              "set at byte %d of %d: count %08x, cuts behind %d and %d, %d words a value",
              at, row.length, count, low, high, columns));
    }
  }

  /** Adds the elements to the open list, in the order of the array. */
  static void unpack(byte[] row, int at, boolean text, FeatureBuffer out) {
    int size = size(row, at);
    int order = column(row, at, columns(row, at));
    for (int i = 0; i < size; i++) {
      int position = unsignedShort(row, order + 2 * i);
      if (position >= size) {
        throw new CorruptRowException(
            String.format("set at byte %d: element %d of %d", at, position, size));
      }
      if (text) {
        unpackText(row, at, position, out);
      } else {
        out.addLong(LittleEndian.getLong(row, column(row, at, 0) + 8 * position) * INVERSE);
      }
    }
  }

  private static void unpackText(byte[] row, int at, int position, FeatureBuffer out) {
    int key = column(row, at, 0) + 8 * position;
    int step = 8 * size(row, at);
    int last = columns(row, at) - 1;
    while (last > 0 && LittleEndian.getLong(row, key + step * last) == 0) {
      last--;
    }
    long hash = 0;
    for (int column = 1; column <= last; column++) {
      hash = hash(hash, LittleEndian.getLong(row, key + step * column));
    }
    long word = (LittleEndian.getLong(row, key) - hash) * INVERSE;
    out.beginUtf8();
    for (int column = 1; column <= last; column++) {
      out.extendUtf8(word, 8);
      word = LittleEndian.getLong(row, key + step * column);
    }
    int length = 7 - Long.numberOfLeadingZeros(word | 1) / 8;
    if (word >>> 8 * length != END) {
      throw new CorruptRowException(
          String.format("set at byte %d: string %d ends in word %016x", at, position, word));
    }
    out.extendUtf8(word, length);
  }

  private static int unsignedShort(byte[] row, int at) {
    return row[at] & 0xff | (row[at + 1] & 0xff) << 8;
  }
}
