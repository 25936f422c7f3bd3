package dev.tegula.tile;

import java.util.zip.CRC32C;

/**
 * How the parts of a packed row, its opening and its tiles, are protected. The last four bytes of
 * every part, its seal, are chosen so that the CRC-32C of the part is zero. Whole parts that lie
 * side by side then have a CRC-32C of zero together, so that whatever stretch of tiles a window
 * needs is checked by one call, which at the size of tiles costs a fraction of a call for each.
 * Confined to one thread.
 */
final class Seal {

  /** The four bytes that lead the register of CRC-32C from zero to its initial state. */
  private static final int FROM_ZERO = 0x641f6454;

  private final CRC32C crc = new CRC32C();
  private boolean checked = true;

  /**
   * Whether parts are to be checked: the parts of a row that was checked as a whole need not be.
   */
  void check(boolean parts) {
    checked = parts;
  }

  /** Pads the part that began at a position of the sink to whole words, and seals it. */
  void append(ByteSink sink, int start) {
    while ((sink.length() - start + 4) % 8 != 0) {
      sink.putByte(0);
    }
    crc.reset();
    crc.update(sink.bytes(), start, sink.length() - start);
    sink.putInt(~(int) crc.getValue() ^ FROM_ZERO);
  }

  /** True when some whole parts side by side are as they were written, or need not be checked. */
  boolean intact(byte[] bytes, int offset, int length) {
    if (!checked) {
      return true;
    }
    crc.reset();
    crc.update(bytes, offset, length);
    return crc.getValue() == 0;
  }
}
