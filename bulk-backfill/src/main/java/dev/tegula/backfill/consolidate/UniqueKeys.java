package dev.tegula.backfill.consolidate;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Verifies that no key is written twice: an import would take either row, at random. Equal keys
 * have equal hashes, equal hashes meet in one partition, and there they come in ascending order, so
 * that only keys of one hash need to be remembered. Confined to one task.
 */
final class UniqueKeys {

  private final int partition;
  private final int partitions;
  private final Set<ByteBuffer> ofHash = new HashSet<>();
  private long hash = Long.MIN_VALUE;

  UniqueKeys(int partition, int partitions) {
    this.partition = partition;
    this.partitions = partitions;
  }

  /**
   * Takes the next key.
   *
   * @throws IllegalStateException when the key may have been written before
   */
  void accept(long keyHash, byte[] key) {
    if (Math.floorMod(keyHash, partitions) != partition) {
      throw new IllegalStateException(
          "consolidation: a key of partition %d in partition %d of %d"
              .formatted(Math.floorMod(keyHash, partitions), partition, partitions));
    }
    if (keyHash < hash) {
      throw new IllegalStateException("consolidation: keys are not sorted by hash");
    }
    if (keyHash > hash) {
      hash = keyHash;
      ofHash.clear();
    }
    if (!ofHash.add(ByteBuffer.wrap(key))) {
      throw new IllegalStateException("consolidation: two rows for one entity");
    }
  }
}
