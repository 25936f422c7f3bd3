package dev.tegula.key;

import dev.tegula.definition.JoinKey;
import dev.tegula.type.ScalarType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Encodes the values of a view's join keys, in declared order, as one row key. Each value is a tag
 * byte followed by either a two-byte big-endian length and UTF-8 (string) or eight big-endian bytes
 * (int64); {@code docs/format.md} specifies it. Immutable; usable from any thread.
 */
public final class JoinKeyEncoder {

  /** The greatest partition key that DynamoDB accepts. */
  public static final int MAX_KEY_BYTES = 2048;

  static final byte STRING_TAG = 1;
  static final byte INT64_TAG = 2;

  private final List<JoinKey> joinKeys;

  public JoinKeyEncoder(List<JoinKey> joinKeys) {
    this.joinKeys = List.copyOf(joinKeys);
  }

  /**
   * Encodes one key.
   *
   * @param values one per join key: a {@link String} for string keys, a {@link Long} for int64 keys
   * @throws IllegalArgumentException when a value has another type, is no text that UTF-8 can hold,
   *     or the key is longer than {@link #MAX_KEY_BYTES}
   */
  public byte[] encode(List<?> values) {
    if (values.size() != joinKeys.size()) {
      throw new IllegalArgumentException(
          "join keys: " + values.size() + " values (expected: " + joinKeys.size() + ")");
    }
    byte[][] parts = new byte[values.size()][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = encodeOne(joinKeys.get(i), values.get(i));
      length += parts[i].length;
    }
    if (length > MAX_KEY_BYTES) {
      throw new IllegalArgumentException(
          "join keys: " + length + " bytes (expected: <= " + MAX_KEY_BYTES + ")");
    }
    if (parts.length == 1) {
      return parts[0];
    }
    ByteBuffer key = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      key.put(part);
    }
    return key.array();
  }

  /** Half a surrogate pair would become a question mark, which is the key of another entity. */
  private static void requireUnicode(JoinKey joinKey, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isLowSurrogate(c)
          || i + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(i + 1))) {
        throw new IllegalArgumentException(
            joinKey.name() + ": half of a surrogate pair at " + i + " (expected: Unicode text)");
      }
      i++;
    }
  }

  private static byte[] encodeOne(JoinKey joinKey, Object value) {
    if (joinKey.type() == ScalarType.STRING && value instanceof String text) {
      requireUnicode(joinKey, text);
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      if (utf8.length > MAX_KEY_BYTES) {
        throw new IllegalArgumentException(
            joinKey.name() + ": " + utf8.length + " bytes (expected: <= " + MAX_KEY_BYTES + ")");
      }
      return ByteBuffer.allocate(3 + utf8.length)
          .put(STRING_TAG)
          .putShort((short) utf8.length)
          .put(utf8)
          .array();
    }
    if (joinKey.type() == ScalarType.INT64 && value instanceof Long number) {
      return ByteBuffer.allocate(9).put(INT64_TAG).putLong(number).array();
    }
    throw new IllegalArgumentException(
        joinKey.name() + ": " + value + " (expected: " + joinKey.type().declaredName() + ")");
  }
}
