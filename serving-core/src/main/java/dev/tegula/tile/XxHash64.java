package dev.tegula.tile;

/**
 * XXH64 with seed 0, of Yann Collet's xxHash (https://github.com/Cyan4973/xxHash,
 * doc/xxhash_spec.md). The hash of distinct sketches and of stored string sets; part of the packed
 * format.
 */
public final class XxHash64 {

  private static final long PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME_3 = 0x165667B19E3779F9L;
  private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
  private static final long PRIME_5 = 0x27D4EB2F165667C5L;

  private XxHash64() {}

  /** The hash of some bytes, such as a string's UTF-8. */
  public static long hash(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    long hash = PRIME_5;
    if (length >= 32) {
      long first = 0x60EA27EEADC0B5D6L; // PRIME_1 + PRIME_2
      long second = PRIME_2;
      long third = 0;
      long fourth = -PRIME_1;
      for (; at <= end - 32; at += 32) {
        first = round(first, LittleEndian.getLong(bytes, at));
        second = round(second, LittleEndian.getLong(bytes, at + 8));
        third = round(third, LittleEndian.getLong(bytes, at + 16));
        fourth = round(fourth, LittleEndian.getLong(bytes, at + 24));
      }
      hash =
          Long.rotateLeft(first, 1)
              + Long.rotateLeft(second, 7)
              + Long.rotateLeft(third, 12)
              + Long.rotateLeft(fourth, 18);
      hash = fold(fold(fold(fold(hash, first), second), third), fourth);
    }
    hash += length;
    for (; at <= end - 8; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, LittleEndian.getLong(bytes, at)), 27);
      hash = hash * PRIME_1 + PRIME_4;
    }
    if (at <= end - 4) {
      hash ^= (LittleEndian.getInt(bytes, at) & 0xffffffffL) * PRIME_1;
      hash = Long.rotateLeft(hash, 23) * PRIME_2 + PRIME_3;
      at += 4;
    }
    for (; at < end; at++) {
      hash = Long.rotateLeft(hash ^ (bytes[at] & 0xff) * PRIME_5, 11) * PRIME_1;
    }
    return mix(hash);
  }

  /** The hash of an int64's eight little-endian bytes. */
  public static long hash(long value) {
    long hash = PRIME_5 + 8;
    hash = Long.rotateLeft(hash ^ round(0, value), 27) * PRIME_1 + PRIME_4;
    return mix(hash);
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * PRIME_2, 31) * PRIME_1;
  }

  private static long fold(long hash, long lane) {
    return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
  }

  private static long mix(long hash) {
    hash = (hash ^ hash >>> 33) * PRIME_2;
    hash = (hash ^ hash >>> 29) * PRIME_3;
    return hash ^ hash >>> 32;
  }
}
