package dev.tegula.cost;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * How DynamoDB measures an item, in bytes: for each attribute its name in UTF-8 and its value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB
 *     item sizes</a>
 */
public final class ItemSize {

  private static final int LARGEST_NUMBER_BYTES = 21;

  private ItemSize() {}

  /** A string attribute. */
  public static long string(String name, String value) {
    return utf8(name) + utf8(value);
  }

  /** A binary attribute of that many raw bytes. */
  public static long binary(String name, long valueBytes) {
    return utf8(name) + valueBytes;
  }

  /** A boolean or null attribute. */
  public static long flag(String name) {
    return utf8(name) + 1;
  }

  /**
   * A number attribute: about a byte for two significant digits, one more, and one more when it is
   * negative. AWS documents this as approximate.
   */
  public static long number(String name, BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    int digits = stripped.signum() == 0 ? 0 : stripped.precision();
    int bytes = (digits + 1) / 2 + 1 + (stripped.signum() < 0 ? 1 : 0);
    return utf8(name) + Math.min(bytes, LARGEST_NUMBER_BYTES);
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
