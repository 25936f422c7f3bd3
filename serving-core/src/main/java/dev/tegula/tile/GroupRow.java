package dev.tegula.tile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity in the views of a packed table group, one after the other behind a head
 * that tells their lengths; {@code docs/format.md} specifies it. A row is copied out for its merge:
 * the views' rows are what they would be in tables of their own.
 */
public final class GroupRow {

  private static final int MEMBERS = 2;
  private static final int LENGTHS = 8;

  private GroupRow() {}

  /**
   * Packs rows together.
   *
   * @param rows by the views' position in the group; null where a view has no row of the entity
   */
  public static byte[] pack(byte[] @Nullable [] rows) {
    int length = headBytes(rows.length);
    for (byte[] row : rows) {
      length += row == null ? 0 : row.length;
    }
    ByteSink packed = new ByteSink();
    packed.putByte(ViewLayout.VERSION);
    packed.putByte(RowFormat.GROUP);
    packed.putShort(rows.length);
    packed.putInt(length);
    for (byte[] row : rows) {
      packed.putInt(row == null ? 0 : row.length);
    }
    new Seal().append(packed, 0);
    for (byte[] row : rows) {
      if (row != null) {
        packed.putBytes(row, 0, row.length);
      }
    }
    return packed.toArray();
  }

  /**
   * A copy of one view's row, or null when it has none of this entity.
   *
   * @param intact true when {@link RowSeal} has found the whole item intact
   * @param members how many views the group has
   * @throws CorruptRowException when the head cannot be trusted or is that of another group
   */
  public static byte @Nullable [] member(byte[] packed, boolean intact, int position, int members) {
    int head = headBytes(members);
    if (packed.length < head
        || packed[0] != ViewLayout.VERSION
        || packed[RowFormat.FORM] != RowFormat.GROUP
        || (packed[MEMBERS] & 0xff | (packed[MEMBERS + 1] & 0xff) << 8) != members
        || LittleEndian.getInt(packed, RowFormat.LENGTH) != packed.length
        || !intact && !new Seal().intact(packed, 0, head)) {
      throw new CorruptRowException(
          "item of %d bytes (expected: a whole one of version %d, rows of %d views)"
              .formatted(packed.length, ViewLayout.VERSION, members));
    }
    int start = head;
    for (int before = 0; before < position; before++) {
      start += rowBytes(packed, before);
    }
    int length = rowBytes(packed, position);
    return length == 0 ? null : Arrays.copyOfRange(packed, start, start + length);
  }

  private static int rowBytes(byte[] packed, int position) {
    return LittleEndian.getInt(packed, LENGTHS + position * Integer.BYTES);
  }

  /** The bytes before the first row: the lengths and the seal, whole words. */
  static int headBytes(int members) {
    return LENGTHS + (members + 1) * Integer.BYTES + 7 & ~7;
  }
}
