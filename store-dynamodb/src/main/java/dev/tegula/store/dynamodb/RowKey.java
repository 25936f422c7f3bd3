package dev.tegula.store.dynamodb;

import java.nio.ByteBuffer;

/** A row's table and key, equal by content. */
record RowKey(String table, ByteBuffer key) {

  static RowKey of(String table, byte[] key) {
    return new RowKey(table, ByteBuffer.wrap(key));
  }
}
