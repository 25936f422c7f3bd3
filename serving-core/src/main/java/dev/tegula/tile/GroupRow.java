package dev.tegula.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity in the views of a packed table group, one after the other behind a head
 * that tells their lengths; {@code docs/format.md} specifies it. A row is copied out for its merge:
 * the views' rows are what they would be in tables of their own.
 */
public final class GroupRow {

  private static final int FORM = 2;
  private static final int MEMBERS = 2;
  private static final int LENGTH = 4;
  private static final int LENGTHS = 8;

  /** Four bytes that make the CRC-32C of a part zero, as in {@link Seal}: the head is one too. */
  private static final int SEALING = 0x641f6454;

  private GroupRow() {}

  /**
   * Packs rows together.
   *
   * @param rows by the views' position in the group; null where a view has no row of the entity
   */
  public static byte[] pack(byte[] @Nullable [] rows) {
    int head = headBytes(rows.length);
    int length = head;
    for (byte[] row : rows) {
      length += row == null ? 0 : row.length;
    }
    ByteBuffer packed = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    packed.put((byte) ViewLayout.VERSION).put((byte) FORM).putShort((short) rows.length);
    packed.putInt(length);
    for (byte[] row : rows) {
      packed.putInt(row == null ? 0 : row.length);
    }
    packed.putInt(~crc(packed.array(), head - Integer.BYTES) ^ SEALING);
    for (byte[] row : rows) {
      if (row != null) {
        packed.put(row);
      }
    }
    return packed.array();
  }

  /**
   * A copy of one view's row, or null when it has none of this entity.
   *
   * @param members how many views the group has
   * @throws CorruptRowException when the head cannot be trusted or is that of another group
   */
  public static byte @Nullable [] member(byte[] packed, int position, int members) {
    int head = headBytes(members);
    if (packed.length < head
        || packed[0] != ViewLayout.VERSION
        || packed[1] != FORM
        || (packed[MEMBERS] & 0xff | (packed[MEMBERS + 1] & 0xff) << 8) != members
        || LittleEndian.getInt(packed, LENGTH) != packed.length
        || crc(packed, head) != 0) {
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

  private static int crc(byte[] packed, int length) {
    CRC32C crc = new CRC32C();
    crc.update(packed, 0, length);
    return (int) crc.getValue();
  }

  /** The bytes before the first row. */
  public static int headBytes(int members) {
    return LENGTHS + (members + 1) * Integer.BYTES;
  }
}
