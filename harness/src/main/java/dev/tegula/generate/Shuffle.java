package dev.tegula.generate;

import dev.tegula.workload.Draws;

/**
 * A bijection of the numbers from 0 to a size: every number comes once, in an order that looks
 * random, and none is kept in memory. A balanced Feistel network of four rounds over the next even
 * number of bits, walked until it is back inside (Black, Rogaway: Ciphers with Arbitrary Finite
 * Domains, 2002). Immutable.
 */
final class Shuffle {

  private static final int ROUNDS = 4;

  private final long seed;
  private final long size;
  private final int halfBits;
  private final long halfMask;

  Shuffle(long seed, long size) {
    this.seed = seed;
    this.size = size;
    this.halfBits = Math.max(1, (65 - Long.numberOfLeadingZeros(size - 1)) / 2);
    this.halfMask = (1L << halfBits) - 1;
  }

  /** The number at an index; both are at least 0 and below the size. */
  long at(long index) {
    long walked = index;
    do {
      walked = permute(walked);
    } while (walked >= size);
    return walked;
  }

  private long permute(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (Draws.mix(seed + right * ROUNDS + round) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
