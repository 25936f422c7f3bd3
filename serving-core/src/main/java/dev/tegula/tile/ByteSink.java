package dev.tegula.tile;

import java.util.Arrays;

/** Bytes that grow as they are written, reused from row to row. */
final class ByteSink {

  private byte[] bytes = new byte[4096];
  private int length;

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  void putByte(int value) {
    int at = claim(1);
    bytes[at] = (byte) value;
  }

  void putShort(int value) {
    putByte(value);
    putByte(value >>> 8);
  }

  void putInt(int value) {
    int at = claim(4);
    LittleEndian.putInt(bytes, at, value);
  }

  void putLong(long value) {
    int at = claim(8);
    LittleEndian.putLong(bytes, at, value);
  }

  void putBytes(byte[] source, int offset, int count) {
    int at = claim(count);
    System.arraycopy(source, offset, bytes, at, count);
  }

  void putAll(ByteSink other) {
    putBytes(other.bytes, 0, other.length);
  }

  /** Appends zeros up to a whole number of eight-byte words. */
  void pad() {
    while ((length & 7) != 0) {
      putByte(0);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  void setLong(int offset, long value) {
    LittleEndian.putLong(bytes, offset, value);
  }

  void setInt(int offset, int value) {
    LittleEndian.putInt(bytes, offset, value);
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  private int claim(int count) {
    int at = length;
    if (at + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + count));
    }
    length = at + count;
    return at;
  }
}
