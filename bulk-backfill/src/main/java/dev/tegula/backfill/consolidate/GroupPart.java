package dev.tegula.backfill.consolidate;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity in some members of a table group; or, as the last of a partition, how many
 * staged rows each member had there. Stays inside its task.
 *
 * @param keyHash by which parts of a partition ascend
 * @param key empty for the last
 * @param rows by member; null where there is none
 * @param rowsRead by member; all zero but for the last
 */
record GroupPart(long keyHash, byte[] key, byte[] @Nullable [] rows, long[] rowsRead) {

  static GroupPart last(long[] rowsRead) {
    return new GroupPart(Long.MAX_VALUE, new byte[0], new byte[rowsRead.length][], rowsRead);
  }

  boolean isLast() {
    return key.length == 0;
  }

  /** With what other members have of the same entity. */
  GroupPart with(GroupPart other) {
    byte[] @Nullable [] both = rows.clone();
    long[] read = rowsRead.clone();
    for (int member = 0; member < both.length; member++) {
      if (other.rows[member] != null) {
        both[member] = other.rows[member];
      }
      read[member] += other.rowsRead[member];
    }
    return new GroupPart(keyHash, key, both, read);
  }
}
