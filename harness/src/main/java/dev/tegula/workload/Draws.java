package dev.tegula.workload;

import java.util.SplittableRandom;

/** Random numbers that a seed determines. */
public final class Draws {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Draws() {}

  /** The random numbers of one stream of a seed. */
  public static SplittableRandom of(long seed, Workload.Stream stream) {
    return new SplittableRandom(mix(seed) ^ mix(GOLDEN * (stream.index() + 1L)));
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
   * Generators, 2014): a bijection of longs whose output looks random.
   */
  public static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
