package dev.tegula.store;

import dev.tegula.tile.RowSeal;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The rows of one table by key: open addressing with linear probing. The answer to a read is made
 * when the row is put, so that reading allocates nothing, and the row is checked then, so that
 * reading need not do it again. Not changed once it is shared.
 */
final class HeapTable {

  private byte[][] keys = new byte[16][];
  private RowAnswer.Found[] answers = new RowAnswer.Found[16];
  private int size;

  void put(byte[] key, byte[] row) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int at = find(key);
    if (keys[at] != null) {
      throw new IllegalArgumentException(
          "key: %s (expected: one row per key)".formatted(HexFormat.of().formatHex(key)));
    }
    keys[at] = key;
    answers[at] = new RowAnswer.Found(row, RowSeal.intact(row));
    size++;
  }

  RowAnswer answer(byte[] key) {
    int at = find(key);
    return keys[at] == null ? RowAnswer.Absent.INSTANCE : answers[at];
  }

  int rowCount() {
    return size;
  }

  /** The position of the key, or of the gap where it belongs. */
  private int find(byte[] key) {
    int mask = keys.length - 1;
    int at = spread(Arrays.hashCode(key)) & mask;
    while (keys[at] != null && !Arrays.equals(keys[at], key)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    byte[][] oldKeys = keys;
    RowAnswer.Found[] oldAnswers = answers;
    keys = new byte[oldKeys.length * 2][];
    answers = new RowAnswer.Found[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        answers[at] = oldAnswers[i];
      }
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }
}
