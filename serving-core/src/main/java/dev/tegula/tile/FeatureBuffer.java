package dev.tegula.tile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The finished values of one request, by slot. Scalars lie in a primitive array; strings and list
 * elements lie in a growing byte area, so that a warmed buffer takes a request without allocating.
 * Confined to one thread at a time; {@link #reset(int)} makes it ready for the next request.
 *
 * <p>List elements are stored one after another: a presence byte (0 null, 1 present), then eight
 * little-endian bytes (int64, or the bits of a float64), one byte (boolean) or a four-byte
 * little-endian length and UTF-8 (string).
 */
public final class FeatureBuffer {

  /** What a slot holds. */
  public enum Kind {
    NULL,
    BOOLEAN,
    INT64,
    FLOAT64,
    STRING,
    LIST
  }

  /** By the bytes in {@link #kinds}; the last is a packed set that has not been unpacked. */
  private static final Kind[] KINDS = {
    Kind.NULL, Kind.BOOLEAN, Kind.INT64, Kind.FLOAT64, Kind.STRING, Kind.LIST, Kind.LIST
  };

  private static final byte PACKED = 6;

  private byte[] kinds = new byte[64];
  private byte[] elementKinds = new byte[64];
  private long[] bits = new long[64];
  private byte[] area = new byte[1024];
  private int areaLength;
  private int openList = -1;
  private int openListStart;
  private int openListSize;
  private int openText;
  private int slots;
  private long[] scratch = new long[0];
  private byte[] @Nullable [] packedRows = new byte[0][];
  private int[] packedOffsets = new int[0];
  private int[] packedSlots = new int[8];
  private int packedSets;

  /** Empties the buffer; every slot becomes null. */
  public void reset(int slotCount) {
    if (slotCount > kinds.length) {
      kinds = new byte[slotCount];
      elementKinds = new byte[slotCount];
      bits = new long[slotCount];
    }
    Arrays.fill(kinds, 0, slotCount, (byte) 0);
    slots = slotCount;
    areaLength = 0;
    openList = -1;
    for (int i = 0; i < packedSets; i++) {
      packedRows[packedSlots[i]] = null;
    }
    packedSets = 0;
  }

  public int slotCount() {
    return slots;
  }

  public Kind kind(int slot) {
    return KINDS[kinds[slot]];
  }

  /** Faster than asking for the kind. */
  public boolean isLong(int slot) {
    return kinds[slot] == 2;
  }

  public boolean isDouble(int slot) {
    return kinds[slot] == 3;
  }

  public boolean isNull(int slot) {
    return kinds[slot] == 0;
  }

  public void setNull(int slot) {
    kinds[slot] = 0;
  }

  public void setBoolean(int slot, boolean value) {
    kinds[slot] = 1;
    bits[slot] = value ? 1 : 0;
  }

  public void setLong(int slot, long value) {
    kinds[slot] = 2;
    bits[slot] = value;
  }

  public void setDouble(int slot, double value) {
    kinds[slot] = 3;
    bits[slot] = Double.doubleToRawLongBits(value);
  }

  /** Sets {@code to[i]} to {@code values[first + from[i]]}, for all i. */
  void setDoubles(int[] to, double[] values, int first, int[] from) {
    byte[] kindOf = kinds;
    long[] bitsOf = bits;
    for (int i = 0; i < to.length; i++) {
      int slot = to[i];
      kindOf[slot] = 3;
      bitsOf[slot] = Double.doubleToRawLongBits(values[first + from[i]]);
    }
  }

  /** Sets neighbouring slots to neighbouring values. */
  void setDoubles(int slot, double[] values, int from, int count) {
    byte[] kindOf = kinds;
    long[] bitsOf = bits;
    for (int i = 0; i < count; i++) {
      kindOf[slot + i] = 3;
      bitsOf[slot + i] = Double.doubleToRawLongBits(values[from + i]);
    }
  }

  /** Copies a string's UTF-8 bytes into the slot. */
  public void setUtf8(int slot, byte[] source, int offset, int length) {
    int at = claim(length);
    System.arraycopy(source, offset, area, at, length);
    kinds[slot] = 4;
    bits[slot] = pack(at, length);
  }

  /** Opens a list in the slot; elements follow until {@link #endList()}. */
  public void beginList(int slot) {
    openList = slot;
    openListStart = areaLength;
    openListSize = 0;
    elementKinds[slot] = 0;
    if (packedSets > 0 && slot < packedRows.length) {
      packedRows[slot] = null;
    }
  }

  public void addNull() {
    int at = claim(1);
    area[at] = 0;
    openListSize++;
  }

  public void addBoolean(boolean value) {
    int at = claim(2);
    area[at] = 1;
    area[at + 1] = (byte) (value ? 1 : 0);
    elementKinds[openList] = 1;
    openListSize++;
  }

  public void addLong(long value) {
    addFixed((byte) 2, value);
  }

  public void addDouble(double value) {
    addFixed((byte) 3, Double.doubleToRawLongBits(value));
  }

  private void addFixed(byte kind, long elementBits) {
    int at = claim(9);
    area[at] = 1;
    LittleEndian.putLong(area, at + 1, elementBits);
    elementKinds[openList] = kind;
    openListSize++;
  }

  public void addUtf8(byte[] source, int offset, int length) {
    int at = claim(5 + length);
    area[at] = 1;
    LittleEndian.putInt(area, at + 1, length);
    System.arraycopy(source, offset, area, at + 5, length);
    elementKinds[openList] = 4;
    openListSize++;
  }

  /** Adds an empty string, to which {@link #extendUtf8} appends. */
  void beginUtf8() {
    openText = claim(5);
    area[openText] = 1;
    LittleEndian.putInt(area, openText + 1, 0);
    elementKinds[openList] = 4;
    openListSize++;
  }

  /** Appends the least significant bytes of a word, at most eight. */
  void extendUtf8(long bytes, int length) {
    int at = claim(8);
    LittleEndian.putLong(area, at, bytes);
    areaLength = at + length;
    LittleEndian.putInt(area, openText + 1, areaLength - openText - 5);
  }

  public void endList() {
    kinds[openList] = 5;
    bits[openList] = pack(openListStart, openListSize);
    openList = -1;
  }

  /** What the elements of a list slot are; NULL when it has none that is not null. */
  public Kind elementKind(int slot) {
    return KINDS[elementKinds[slot]];
  }

  /**
   * Working space for a computation over this buffer, at least this long, with any content; valid
   * until the next call.
   */
  public long[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new long[length];
    }
    return scratch;
  }

  /**
   * Makes the slot a list whose elements stay where they are, as a {@link PackedSet}, until
   * somebody wants them one after another.
   */
  void setPackedSet(int slot, byte[] row, int offset, boolean text) {
    PackedSet.check(row, offset, text);
    if (slot >= packedRows.length) {
      packedRows = Arrays.copyOf(packedRows, kinds.length);
      packedOffsets = Arrays.copyOf(packedOffsets, kinds.length);
    }
    packedRows[slot] = row;
    packedOffsets[slot] = offset;
    if (packedSets == packedSlots.length) {
      packedSlots = Arrays.copyOf(packedSlots, 2 * packedSets);
    }
    packedSlots[packedSets++] = slot;
    kinds[slot] = PACKED;
    elementKinds[slot] = (byte) (text ? 4 : 2);
    bits[slot] = PackedSet.size(row, offset);
  }

  /** True when a list slot is a {@link PackedSet}. */
  public boolean isPackedSet(int slot) {
    return packedSets > 0 && slot < packedRows.length && packedRows[slot] != null;
  }

  /**
   * The bytes that hold a list slot's {@link PackedSet}; not to be changed.
   *
   * @throws IllegalArgumentException when the slot is no such list
   */
  public byte[] packedSetRow(int slot) {
    byte[] row = packedSets > 0 && slot < packedRows.length ? packedRows[slot] : null;
    if (row == null) {
      throw new IllegalArgumentException("slot " + slot + ": " + kind(slot) + " (expected: set)");
    }
    return row;
  }

  /** Where in {@link #packedSetRow} the set begins. */
  public int packedSetOffset(int slot) {
    return packedOffsets[slot];
  }

  private void unpack(int slot) {
    openList = slot;
    openListStart = areaLength;
    openListSize = 0;
    PackedSet.unpack(packedSetRow(slot), packedOffsets[slot], elementKinds[slot] == 4, this);
    endList();
  }

  public boolean booleanAt(int slot) {
    return bits[slot] != 0;
  }

  public long longAt(int slot) {
    return bits[slot];
  }

  public double doubleAt(int slot) {
    return Double.longBitsToDouble(bits[slot]);
  }

  /** Where in {@link #area()} the slot's string or list begins. */
  public int areaOffset(int slot) {
    if (kinds[slot] == PACKED) {
      unpack(slot);
    }
    return (int) (bits[slot] >>> 32);
  }

  /** The length in bytes of a string, or the number of elements of a list. */
  public int length(int slot) {
    return (int) bits[slot];
  }

  /**
   * The bytes behind strings and lists; valid until the next write or reset, or until {@link
   * #areaOffset} of another list, which may have to lay its elements out first.
   */
  public byte[] area() {
    return area;
  }

  /** A string slot's value as an object, for people and tests rather than for the request path. */
  public String stringAt(int slot) {
    return new String(area, areaOffset(slot), length(slot), StandardCharsets.UTF_8);
  }

  /**
   * A list slot's elements as objects, for people and tests rather than for the request path: Long,
   * Double, Boolean, String or null.
   */
  public List<@Nullable Object> listAt(int slot) {
    List<@Nullable Object> list = new ArrayList<>();
    int at = areaOffset(slot);
    byte[] elements = area();
    for (int i = length(slot); i > 0; i--) {
      if (elements[at++] == 0) {
        list.add(null);
        continue;
      }
      switch (elementKind(slot)) {
        case BOOLEAN -> list.add(elements[at++] != 0);
        case STRING -> {
          int length = LittleEndian.getInt(elements, at);
          list.add(new String(elements, at + 4, length, StandardCharsets.UTF_8));
          at += 4 + length;
        }
        case INT64 -> {
          list.add(LittleEndian.getLong(elements, at));
          at += 8;
        }
        default -> {
          list.add(LittleEndian.getDouble(elements, at));
          at += 8;
        }
      }
    }
    return list;
  }

  private int claim(int length) {
    int at = areaLength;
    if (at + length > area.length) {
      area = Arrays.copyOf(area, Math.max(area.length * 2, at + length));
    }
    areaLength = at + length;
    return at;
  }

  private static long pack(int offset, int length) {
    return ((long) offset << 32) | length;
  }
}
