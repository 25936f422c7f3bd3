package dev.tegula.service;

import org.jspecify.annotations.Nullable;

/** The row keys of one request, by entity key of its plan; null where a join key was null. */
public final class RowKeys {

  private final byte[] @Nullable [] keys;

  RowKeys(byte[] @Nullable [] keys) {
    this.keys = keys;
  }

  byte @Nullable [] key(int entityKey) {
    return keys[entityKey];
  }
}
