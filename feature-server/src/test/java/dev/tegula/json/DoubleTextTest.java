package dev.tegula.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.io.NumberOutput;

/** Doubles as text; replay with {@code -Dtegula.seed=N}. */
final class DoubleTextTest {

  private static final int CASES = 2_000_000;

  /** Before, {@code Double.toString} was not always the shortest. */
  private static final boolean JAVA_IS_SHORTEST = Runtime.version().feature() >= 19;

  private final byte[] out = new byte[DoubleText.MAX_BYTES + 3];

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "100.25, 100.25",
    "0.001, 0.001",
    "0.00099, 9.9E-4",
    "9999999, 9999999.0",
    "10000000, 1.0E7",
    "123456789.5, 1.234567895E8",
    "0.3333333333333333, 0.3333333333333333",
    "2E23, 2.0E23",
    "9007199254740993, 9.007199254740992E15",
    "4.9E-324, 4.9E-324",
    "1E-323, 9.9E-324",
    "2.0E-323, 2.0E-323",
    "2.2250738585072014E-308, 2.2250738585072014E-308",
    "-1.7976931348623157E308, -1.7976931348623157E308",
    "NaN, '\"NaN\"'",
    "Infinity, '\"Infinity\"'",
    "-Infinity, '\"-Infinity\"'",
  })
  void put_knownValues(double value, String expected) {
    assertThat(text(value)).isEqualTo(expected);
  }

  @Test
  void put_randomValues_sameTextAsTheOracle() {
    long seed = Long.getLong("tegula.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      double value = random(random, i);
      // Not by AssertJ each time: two million descriptions take longer than what is tested.
      if (Double.isFinite(value) && !text(value).equals(oracle(value))) {
        assertThat(text(value)).as("-Dtegula.seed=" + seed).isEqualTo(oracle(value));
      }
    }
  }

  @Test
  void put_nearEveryPowerOfTwo_sameTextAsTheOracle() {
    for (long exponent = 0; exponent < 2047; exponent++) {
      for (long step = -40; step <= 40; step++) {
        double value = Double.longBitsToDouble((exponent << 52) + step & Long.MAX_VALUE);
        if (Double.isFinite(value)) {
          assertThat(text(value)).isEqualTo(oracle(value));
        }
      }
    }
  }

  @Test
  void put_nearPowersOfTenAndHalves_sameTextAsTheOracle() {
    for (int exponent = -323; exponent <= 308; exponent++) {
      for (String digits : new String[] {"1", "5", "9.999999999999999", "1.5", "2.5", "1.25"}) {
        double value = Double.parseDouble(digits + "E" + exponent);
        for (double each : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
          if (Double.isFinite(each)) {
            assertThat(text(each)).isEqualTo(oracle(each));
          }
        }
      }
    }
  }

  /** Money, minutes, means, tiny, huge, few bits, subnormal and arbitrary in turn. */
  private static double random(Random random, int turn) {
    return switch (turn % 8) {
      case 0 -> random.nextInt(200_000_000) / 100.0 - 1_000_000;
      case 1 -> random.nextInt() / (1.0 + random.nextInt(1_000));
      case 2 -> random.nextLong(-1_000_000_000_000_000L, 1_000_000_000_000_000L) / 1e6;
      case 3 -> Math.scalb(random.nextDouble(), random.nextInt(80) - 40);
      case 4 -> Math.scalb((double) random.nextInt(1 << 20), random.nextInt(120) - 60);
      case 5 -> Double.longBitsToDouble(random.nextLong() >>> 12 >>> random.nextInt(52));
      case 6 -> random.nextLong() >> random.nextInt(63);
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  private static String oracle(double value) {
    return JAVA_IS_SHORTEST ? Double.toString(value) : NumberOutput.toString(value, true);
  }

  private String text(double value) {
    int end = DoubleText.put(value, out, 3);
    return new String(out, 3, end - 3, StandardCharsets.US_ASCII);
  }
}
