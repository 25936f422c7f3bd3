package dev.tegula.generate;

/** The sets of all entities as bits, by which any two are compared at once. Immutable. */
final class MemberBits {

  private final int words;
  private final long[] bits;
  private final int[] sizes;

  MemberBits(MemberSets sets) {
    words = (sets.universe() + Long.SIZE - 1) / Long.SIZE;
    bits = new long[sets.entities() * words];
    sizes = new int[sets.entities()];
    for (int id = 1; id <= sets.entities(); id++) {
      int[] members = sets.members(id);
      sizes[id - 1] = members.length;
      for (int member : members) {
        bits[(id - 1) * words + member / Long.SIZE] |= 1L << member;
      }
    }
  }

  /** |a ∩ b| / |a ∪ b|; no set is empty. */
  double jaccard(int a, int b) {
    int shared = 0;
    for (int word = 0; word < words; word++) {
      shared += Long.bitCount(bits[(a - 1) * words + word] & bits[(b - 1) * words + word]);
    }
    return (double) shared / (sizes[a - 1] + sizes[b - 1] - shared);
  }
}
