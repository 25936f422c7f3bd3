package dev.tegula.generate;

import dev.tegula.workload.Draws;
import java.util.Locale;

/**
 * A column of a generated view.
 *
 * @param factor with the offset gives {@code unit = (number of the day × factor + offset) mod
 *     MODULUS}, of which the value is made by the type
 * @param offset below {@link #MODULUS}
 */
record Column(String name, Type type, int factor, int offset) {

  /** A prime; units are below it. */
  static final int MODULUS = 10_007;

  private static final int QUARTERS = 4;
  private static final int LOOK_UP_TYPES = 3;
  private static final int AMOUNT_TYPES = 2;

  /** What a column's values are. */
  enum Type {
    INT64,
    /** Whole quarters: every sum of them is exact in binary. */
    FLOAT64,
    STRING
  }

  /** A column whose latest value is looked up. */
  static Column lookUp(long seed, int view, int number) {
    Type type = Type.values()[number % LOOK_UP_TYPES];
    return of(Draws.mix(seed ^ Draws.mix(-1 - view)), "look_up", number, type);
  }

  /** A column whose values are summed. */
  static Column amount(long seed, int view, int number) {
    Type type = Type.values()[number % AMOUNT_TYPES];
    return of(Draws.mix(seed ^ Draws.mix(view)), "amount", number, type);
  }

  private static Column of(long viewSeed, String kind, int number, Type type) {
    long draw = Draws.mix(viewSeed + number);
    return new Column(
        String.format(Locale.ROOT, "%s_%03d", kind, number),
        type,
        1 + (int) Long.remainderUnsigned(draw, MODULUS - 1),
        (int) Long.remainderUnsigned(draw >>> 32, MODULUS));
  }

  /** What a day adds, from the day's number modulo {@link #MODULUS}. */
  int unit(int residue) {
    return (residue * factor + offset) % MODULUS;
  }

  /** The value on a day. */
  Object value(int residue) {
    int unit = unit(residue);
    return switch (type) {
      case INT64 -> (long) unit;
      case FLOAT64 -> quarters(unit);
      case STRING -> "v" + unit;
    };
  }

  /** The column in Spark SQL, over the day's number {@code x}. */
  String sql() {
    String unit = "(x * " + factor + " + " + offset + ") % " + MODULUS;
    String value =
        switch (type) {
          case INT64 -> unit;
          case FLOAT64 -> "CAST(" + unit + " AS DOUBLE) / " + QUARTERS;
          case STRING -> "CONCAT('v', " + unit + ")";
        };
    return value + " AS " + name;
  }

  /** The float64 that a number of units is. */
  static double quarters(long units) {
    return units / (double) QUARTERS;
  }
}
