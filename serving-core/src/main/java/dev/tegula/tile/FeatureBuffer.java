package dev.tegula.tile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  private static final Kind[] KINDS = Kind.values();

  private byte[] kinds = new byte[64];
  private byte[] elementKinds = new byte[64];
  private long[] bits = new long[64];
  private byte[] area = new byte[1024];
  private int areaLength;
  private int openList = -1;
  private int openListStart;
  private int openListSize;
  private int slots;
  private long[] scratch = new long[0];

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
  }

  public int slotCount() {
    return slots;
  }

  public Kind kind(int slot) {
    return KINDS[kinds[slot]];
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
    return (int) (bits[slot] >>> 32);
  }

  /** The length in bytes of a string, or the number of elements of a list. */
  public int length(int slot) {
    return (int) bits[slot];
  }

  /** The bytes behind strings and lists; valid until the next write or reset. */
  public byte[] area() {
    return area;
  }

  /** A string slot's value as an object, for people and tests rather than for the request path. */
  public String stringAt(int slot) {
    return new String(area, areaOffset(slot), length(slot), StandardCharsets.UTF_8);
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
