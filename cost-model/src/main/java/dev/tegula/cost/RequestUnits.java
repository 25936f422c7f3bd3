package dev.tegula.cost;

import java.math.BigDecimal;

/**
 * How many units DynamoDB bills for a request. Each item is rounded up by itself, in batches too; a
 * row that is not found is billed like the smallest one.
 */
public final class RequestUnits {

  private static final long WRITE_UNIT_BYTES = 1_024;
  private static final long READ_UNIT_BYTES = 4_096;

  /** How fresh a read has to be. */
  public enum Consistency {
    EVENTUAL("0.5"),
    STRONG("1"),
    TRANSACTIONAL("2");

    private final BigDecimal unitsPerBlock;

    Consistency(String unitsPerBlock) {
      this.unitsPerBlock = new BigDecimal(unitsPerBlock);
    }
  }

  private RequestUnits() {}

  /** Units for writing one item: whole kilobytes of 1,024 bytes, at least one. */
  public static long write(long itemBytes) {
    return blocks(itemBytes, WRITE_UNIT_BYTES);
  }

  /** Units for reading one item: blocks of 4,096 bytes, at least one, times the consistency's. */
  public static BigDecimal read(long itemBytes, Consistency consistency) {
    return consistency.unitsPerBlock.multiply(
        BigDecimal.valueOf(blocks(itemBytes, READ_UNIT_BYTES)));
  }

  private static long blocks(long itemBytes, long blockBytes) {
    if (itemBytes < 0) {
      throw new IllegalArgumentException("itemBytes: " + itemBytes + " (expected: >= 0)");
    }
    return Math.max(1, (itemBytes + blockBytes - 1) / blockBytes);
  }
}
