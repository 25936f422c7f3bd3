package dev.tegula.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing bytes that JSON is written into, piece by piece; the caller sees to commas and brackets.
 * A warmed buffer takes a response without allocating. Confined to one thread at a time.
 */
public final class JsonBuffer {

  private static final byte[] NULL = ascii("null");
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] HEX = ascii("0123456789abcdef");

  private byte[] bytes = new byte[4096];
  private int length;

  /** Bytes of ASCII text, for {@link #raw(byte[])}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Empties the buffer. */
  public void reset() {
    length = 0;
  }

  /** What was written, up to {@link #length()}; valid until the next write. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Writes bytes as they are. */
  public void raw(byte[] json) {
    reserve(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
  }

  /** Writes one ASCII character as it is. */
  public void raw(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  public void nullValue() {
    raw(NULL);
  }

  public void booleanValue(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  /** Writes a whole number. */
  public void number(long value) {
    reserve(LongText.MAX_BYTES);
    length = LongText.put(value, bytes, length);
  }

  /** Writes an int64 as the contract has it: a string of decimal digits. */
  public void int64(long value) {
    reserve(LongText.MAX_BYTES + 2);
    length = putInt64(value, bytes, length);
  }

  static int putInt64(long value, byte[] out, int offset) {
    out[offset] = '"';
    int end = LongText.put(value, out, offset + 1);
    out[end] = '"';
    return end + 1;
  }

  /** Writes a float64: the shortest number that reads back as the same, or a special's name. */
  public void float64(double value) {
    reserve(DoubleText.MAX_BYTES);
    length = DoubleText.put(value, bytes, length);
  }

  /** Writes text as a string. */
  public void string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    string(utf8, 0, utf8.length);
  }

  /** Writes UTF-8 as a string. */
  public void string(byte[] utf8, int offset, int size) {
    // Every byte could need six: \ u 0 0 x x.
    reserve(6 * size + 2);
    byte[] out = bytes;
    int at = length;
    out[at++] = '"';
    for (int i = offset; i < offset + size; i++) {
      byte b = utf8[i];
      if (b < 0 || (b >= 0x20 && b != '"' && b != '\\')) {
        out[at++] = b;
      } else {
        at = escape(b, out, at);
      }
    }
    out[at++] = '"';
    length = at;
  }

  private static int escape(byte b, byte[] out, int offset) {
    int at = offset;
    out[at++] = '\\';
    if (b == '"' || b == '\\') {
      out[at++] = b;
    } else {
      out[at++] = 'u';
      out[at++] = '0';
      out[at++] = '0';
      out[at++] = HEX[b >> 4];
      out[at++] = HEX[b & 15];
    }
    return at;
  }

  /** Makes room for as many bytes as this behind what was written, and answers where it begins. */
  int reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
    return length;
  }

  /** Takes note of what was written into the room. */
  void length(int written) {
    length = written;
  }
}
