package dev.tegula.backfill.consolidate;

import dev.tegula.backfill.encode.PackedItem;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity in some members of a table group; or, as the last of a partition, how many
 * staged rows each member had there. Stays inside its task.
 *
 * @param keyHash by which parts of a partition ascend
 * @param key empty for the last
 * @param rows by member; null where there is none
 * @param expiresSeconds by member, as its own item would; all zero without rows
 * @param rowsRead by member; all zero but for the last
 */
record GroupPart(
    long keyHash, byte[] key, byte[] @Nullable [] rows, long[] expiresSeconds, long[] rowsRead) {

  static GroupPart last(long[] rowsRead) {
    int members = rowsRead.length;
    return new GroupPart(
        Long.MAX_VALUE, new byte[0], new byte[members][], new long[members], rowsRead);
  }

  boolean isLast() {
    return key.length == 0;
  }

  /** With what other members have of the same entity. */
  GroupPart with(GroupPart other) {
    byte[] @Nullable [] both = rows.clone();
    long[] expires = expiresSeconds.clone();
    long[] read = rowsRead.clone();
    for (int member = 0; member < both.length; member++) {
      if (other.rows[member] != null) {
        both[member] = other.rows[member];
        expires[member] = other.expiresSeconds[member];
      }
      read[member] += other.rowsRead[member];
    }
    return new GroupPart(keyHash, key, both, expires, read);
  }

  /** When the last of the rows may go; one that stays keeps all. */
  long latestExpirySeconds() {
    long latest = PackedItem.NEVER;
    for (int member = 0; member < rows.length; member++) {
      if (rows[member] != null) {
        if (expiresSeconds[member] == PackedItem.NEVER) {
          return PackedItem.NEVER;
        }
        latest = Math.max(latest, expiresSeconds[member]);
      }
    }
    return latest;
  }
}
