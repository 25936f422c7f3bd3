package dev.tegula.generate;

import dev.tegula.workload.Draws;
import java.util.Locale;

/**
 * A column of a generated view and the one feature on it: a look-up of the latest row, or the sum
 * over a window.
 *
 * @param windowDays of the sum; 0 for a look-up
 * @param factor, offset in {@code v = (number of the day × factor + offset) mod MODULUS}, of which
 *     the value is made by the type
 */
record Column(String name, Type type, int windowDays, int intervalDays, int factor, int offset) {

  /** A prime; values are below it. */
  static final int MODULUS = 10_007;

  private static final int QUARTERS = 4;

  /** What a column's values are. */
  enum Type {
    INT64,
    /** Whole quarters: every sum of them is exact in binary. */
    FLOAT64,
    STRING
  }

  /** A column of a view, determined by a seed. */
  static Column of(long seed, int view, int number, int windowDays, int intervalDays) {
    long draw = Draws.mix(seed ^ Draws.mix(view * 1_000_003L + number) ^ windowDays);
    int factor = 1 + (int) Long.remainderUnsigned(draw, MODULUS - 1);
    int offset = (int) Long.remainderUnsigned(draw >>> 32, MODULUS);
    Type type = windowDays == 0 ? Type.values()[number % 3] : Type.values()[number % 2];
    String name =
        windowDays == 0
            ? String.format(Locale.ROOT, "look_up_%03d", number)
            : String.format(Locale.ROOT, "amount_%dd_%03d", windowDays, number);
    return new Column(name, type, windowDays, intervalDays, factor, offset);
  }

  boolean isSum() {
    return windowDays > 0;
  }

  /** The feature's name within its view. */
  String feature() {
    return isSum() ? name + "_sum_" + windowDays + "d_" + intervalDays + "d" : name;
  }

  /** What a day adds, from the day's number modulo {@link #MODULUS}. */
  int unit(int residue) {
    return (residue * factor + offset) % MODULUS;
  }

  /** The column in Spark SQL, over the day's number {@code x}. */
  String sql() {
    String unit = "(x * " + factor + " + " + offset + ") % " + MODULUS;
    return switch (type) {
          case INT64 -> unit;
          case FLOAT64 -> "CAST(" + unit + " AS DOUBLE) / " + QUARTERS;
          case STRING -> "CONCAT('v', " + unit + ")";
        }
        + " AS "
        + name;
  }

  /** The float64 that a number of units is. */
  static double quarters(long units) {
    return units / (double) QUARTERS;
  }
}
